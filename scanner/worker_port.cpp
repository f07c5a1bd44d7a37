// SPDX-License-Identifier: Apache-2.0
#include "scanner/worker_port.h"

#include <cerrno>
#include <unistd.h>

namespace carded::scanner {

namespace {

constexpr std::size_t kMaxJobBytes = 256;

} // namespace

std::optional<Bytes> WorkerPort::receive() const
{
    Bytes packet(kMaxJobBytes + 1);
    ssize_t got = -1;
    do {
        got = ::read(m_fd, packet.data(), packet.size());
    } while (got < 0 && errno == EINTR);
    if (got <= 0 || static_cast<std::size_t>(got) > kMaxJobBytes) {
        return std::nullopt;
    }
    packet.resize(static_cast<std::size_t>(got));
    return packet;
}

bool WorkerPort::send(const WorkerMessage& message) const
{
    const auto packet = encodeWorkerMessage(message);
    return packet && ::write(m_fd, packet->data(), packet->size()) == static_cast<ssize_t>(packet->size());
}

} // namespace carded::scanner
