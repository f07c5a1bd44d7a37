// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <unistd.h>
#include <utility>

namespace carded::test {

/// Owns a socket, or none.
class Socket {
public:
    Socket() = default;
    explicit Socket(int number) noexcept : m_number(number) {}
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    Socket(Socket&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Socket& operator=(Socket&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Socket()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    [[nodiscard]] int number() const noexcept { return m_number; }
    explicit operator bool() const noexcept { return m_number >= 0; }

private:
    int m_number = -1;
};

/// Listens at 127.0.0.1, on a port that the kernel chose.
class LoopbackListener {
public:
    /// Throws std::runtime_error if there is none.
    LoopbackListener();

    [[nodiscard]] int socket() const noexcept { return m_socket.number(); }
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }

private:
    Socket m_socket;
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
    Socket m_socket;
    std::uint16_t m_number = 0;
};

/// A connection to 127.0.0.1 whose reads end after `patience`; none if nobody listens there.
[[nodiscard]] Socket connectToLoopback(std::uint16_t port, std::chrono::seconds patience);

} // namespace carded::test
