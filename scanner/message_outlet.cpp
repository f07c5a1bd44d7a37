// SPDX-License-Identifier: Apache-2.0
#include "scanner/message_outlet.h"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace carded::scanner {

bool MessageOutlet::send(const Message& message) const
{
    const auto bytes = encodeMessage(message);
    if (!bytes) {
        return false;
    }
    std::size_t sent = 0;
    while (sent < bytes->size()) {
        const ssize_t wrote = ::write(m_fd, bytes->data() + sent, bytes->size() - sent);
        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        sent += wrote < 0 ? 0 : static_cast<std::size_t>(wrote);
    }
    return true;
}

bool MessageOutlet::wait(std::chrono::milliseconds time) const noexcept
{
    pollfd parent{m_fd, 0, 0}; // POLLERR is reported without being asked for: nobody reads any more
    return ::poll(&parent, 1, static_cast<int>(time.count())) == 0;
}

} // namespace carded::scanner
