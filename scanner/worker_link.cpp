// SPDX-License-Identifier: Apache-2.0
#include "scanner/worker_link.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <utility>

namespace carded::scanner {

Result<WorkerLink, WorkerError> WorkerLink::start(const std::filesystem::path& program,
                                                  const std::vector<std::string>& arguments, int input,
                                                  const std::vector<int>& passed)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return fail(WorkerError::StartFailed);
    }
    UniqueFd ours(ends[0]);
    const UniqueFd theirs(ends[1]);
    if (::fcntl(ours.get(), F_SETFL, O_NONBLOCK) != 0) {
        return fail(WorkerError::StartFailed);
    }
    ChildChannels channels{input, {theirs.get()}};
    channels.passed.insert(channels.passed.end(), passed.begin(), passed.end());
    auto process = ChildProcess::start(program, arguments, channels);
    if (!process) {
        return fail(WorkerError::StartFailed);
    }
    return WorkerLink(std::move(*process), std::move(ours));
}

bool WorkerLink::send(ByteSpan packet) const noexcept
{
    return ::send(m_socket.get(), packet.data(), packet.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(packet.size());
}

Result<std::optional<WorkerMessage>, WorkerError> WorkerLink::receive()
{
    m_packet.resize(kMaxPacketBytes);
    // MSG_TRUNC: the length as it was sent, though it be longer than the place for it.
    const ssize_t got = ::recv(m_socket.get(), m_packet.data(), m_packet.size(), MSG_TRUNC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return std::nullopt;
    }
    if (got <= 0) { // an empty packet looks like the end, and is none of ours either
        return fail(WorkerError::Died);
    }
    if (static_cast<std::size_t>(got) > kMaxPacketBytes) {
        return fail(WorkerError::Lied);
    }
    auto message = parseWorkerMessage(ByteSpan(m_packet).first(static_cast<std::size_t>(got)));
    if (!message) {
        return fail(WorkerError::Lied);
    }
    const auto* ready = std::get_if<WorkerReady>(&*message);
    if (bool(ready) == m_isReady || (ready && ready->version != kWorkerProtocolVersion)) {
        return fail(WorkerError::Lied);
    }
    if (ready) {
        m_isReady = true;
        return std::nullopt;
    }
    return std::optional(std::move(*message));
}

} // namespace carded::scanner
