// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"

#include <algorithm>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <utility>

namespace carded::test {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr int kPollMs = 20; // how soon it notices that it shall stop
constexpr std::string_view kHeaderEnd = "\r\n\r\n";

std::string receive(const UniqueFd& socket)
{
    std::string bytes(65536, '\0');
    const ssize_t got = ::recv(socket.get(), bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

bool send(const UniqueFd& socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Up to and with `end`, and whatever came with it; at least one byte.
std::string receiveUntil(const UniqueFd& socket, std::string_view end)
{
    std::string bytes;
    while (bytes.empty() || bytes.find(end) == std::string::npos) {
        const std::string more = receive(socket);
        if (more.empty()) {
            return {};
        }
        bytes += more;
    }
    return bytes;
}

} // namespace

CuttingRelay::CuttingRelay(std::uint16_t serverPort, std::vector<RelayFault> faults)
    : m_serverPort(serverPort), m_faults(std::move(faults)), m_thread([this] { run(); })
{}

CuttingRelay::~CuttingRelay()
{
    m_isStopping = true;
    m_thread.join();
}

void CuttingRelay::run()
{
    while (!m_isStopping) {
        pollfd ready{m_listener.socket(), POLLIN, 0};
        if (::poll(&ready, 1, kPollMs) != 1) {
            continue;
        }
        const UniqueFd client(::accept4(m_listener.socket(), nullptr, nullptr, SOCK_CLOEXEC));
        const timeval limit{kPatience.count(), 0};
        (void)::setsockopt(client.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        const std::size_t index = m_connections++;
        relay(client, index < m_faults.size() ? m_faults[index] : RelayFault{});
    }
}

/// One request and its answer.
void CuttingRelay::relay(const UniqueFd& client, const RelayFault& fault) const
{
    const std::string request = receiveUntil(client, fault.requestEnd);
    if (request.empty()) {
        return;
    }
    if (fault.answerInstead) {
        (void)send(client, *fault.answerInstead);
        return;
    }
    const UniqueFd server = connectToLoopback(m_serverPort, kPatience);
    if (server && send(server, request)) {
        (void)answer(server, client, fault);
    }
}

/// False if it was cut short.
bool CuttingRelay::answer(const UniqueFd& server, const UniqueFd& client, const RelayFault& fault) const
{
    const std::string bytes = receiveUntil(server, kHeaderEnd);
    if (bytes.empty()) {
        return false;
    }
    const std::size_t headerSize = bytes.find(kHeaderEnd) + kHeaderEnd.size();
    std::string header = bytes.substr(0, headerSize);
    if (const std::size_t at = header.find(fault.replace); !fault.replace.empty() && at != std::string::npos) {
        header.replace(at, fault.replace.size(), fault.by);
    }
    std::string body = bytes.substr(headerSize);
    std::size_t left = fault.cutAfter.value_or(SIZE_MAX);
    bool isSent = send(client, header);
    while (isSent && !m_isStopping) {
        body.resize(std::min(body.size(), left));
        left -= body.size();
        isSent = fault.dripEvery ? drip(client, body, *fault.dripEvery) : send(client, body);
        if (left == 0) {
            return false;
        }
        body = receive(server);
        if (body.empty()) {
            return isSent;
        }
    }
    return false;
}

bool CuttingRelay::drip(const UniqueFd& client, const std::string& bytes, std::chrono::milliseconds pause) const
{
    for (const char byte : bytes) {
        if (m_isStopping || !send(client, {&byte, 1})) {
            return false;
        }
        std::this_thread::sleep_for(pause);
    }
    return true;
}

} // namespace carded::test
