// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/eye_protocol.h"

#include <chrono>

namespace carded::scanner {

/// The writing end of the pipe to the parent. When the parent has closed its end, writing ends the process (SIGPIPE).
class MessageOutlet {
public:
    explicit MessageOutlet(int fd) noexcept : m_fd(fd) {}

    /// Writes one message whole, waiting while the pipe is full. False if it cannot be written.
    [[nodiscard]] bool send(const Message& message) const;
    [[nodiscard]] int fd() const noexcept { return m_fd; }
    /// Waits so long, without using the processor. False, at once, when the parent has closed its end.
    [[nodiscard]] bool wait(std::chrono::milliseconds time) const noexcept;

private:
    int m_fd;
};

} // namespace carded::scanner
