// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"

#include <chrono>
#include <cstdint>

namespace carded::test {

/// Listens at 127.0.0.1, on a port that the kernel chose.
class LoopbackListener {
public:
    /// Throws std::runtime_error if there is none.
    LoopbackListener();

    [[nodiscard]] int socket() const noexcept { return m_socket.get(); }
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }

private:
    UniqueFd m_socket;
    std::uint16_t m_port = 0;
};

/// A port of 127.0.0.1 that the kernel chose and gives to nobody else as long as this object lives; a server of the
/// same user can listen there with SO_REUSEPORT.
class ReservedPort {
public:
    /// Throws std::runtime_error if there is none.
    ReservedPort();

    [[nodiscard]] std::uint16_t number() const noexcept { return m_number; }

private:
    UniqueFd m_socket;
    std::uint16_t m_number = 0;
};

/// A connection to 127.0.0.1 whose reads end after `patience`; none if nobody listens there.
[[nodiscard]] UniqueFd connectToLoopback(std::uint16_t port, std::chrono::seconds patience);

} // namespace carded::test
