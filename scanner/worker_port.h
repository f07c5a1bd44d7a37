// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/worker_protocol.h"

#include <optional>

namespace carded::scanner {

/// A worker's end of its link with carded-eye.
class WorkerPort {
public:
    explicit WorkerPort(int fd) noexcept : m_fd(fd) {}

    /// Waits for the next packet; nothing when carded-eye has gone, or sends what no packet can be.
    [[nodiscard]] std::optional<Bytes> receive() const;
    /// False if it cannot be sent.
    [[nodiscard]] bool send(const WorkerMessage& message) const;

private:
    int m_fd;
};

} // namespace carded::scanner
