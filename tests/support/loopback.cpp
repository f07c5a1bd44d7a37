// SPDX-License-Identifier: Apache-2.0
#include "tests/support/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>

namespace carded::test {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

/// Binds to a port that the kernel chooses.
std::uint16_t bindAnywhere(const UniqueFd& socket)
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto* general = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket.get(), general, size) != 0 || ::getsockname(socket.get(), general, &size) != 0) {
        throw std::runtime_error("no port of 127.0.0.1 is free");
    }
    return ntohs(address.sin_port);
}

UniqueFd makeSocket()
{
    return UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

} // namespace

LoopbackListener::LoopbackListener() : m_socket(makeSocket()), m_port(bindAnywhere(m_socket))
{
    constexpr int kBacklog = 64;
    if (::listen(m_socket.get(), kBacklog) != 0) {
        throw std::runtime_error("cannot listen");
    }
}

ReservedPort::ReservedPort() : m_socket(makeSocket())
{
    const int on = 1;
    if (::setsockopt(m_socket.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0) {
        throw std::runtime_error("a port cannot be shared");
    }
    m_number = bindAnywhere(m_socket);
}

UniqueFd connectToLoopback(std::uint16_t port, std::chrono::seconds patience)
{
    UniqueFd socket = makeSocket();
    const timeval limit{patience.count(), 0};
    const sockaddr_in address = loopback(port);
    const bool isConnected =
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0
        && ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    return isConnected ? std::move(socket) : UniqueFd();
}

} // namespace carded::test
