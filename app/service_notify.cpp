// SPDX-License-Identifier: Apache-2.0
#include "app/service_notify.h"

#include "base/unique_fd.h"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <utility>

namespace carded::app {
namespace {

template <class Number>
std::optional<Number> numberIn(const char* variable)
{
    const QByteArray text = qgetenv(variable);
    Number number{};
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional(number) : std::nullopt;
}

} // namespace

ServiceNotify::Wishes ServiceNotify::wishesFor(pid_t self)
{
    Wishes wishes{qgetenv("NOTIFY_SOCKET").toStdString(), std::nullopt};
    const auto microseconds = numberIn<std::int64_t>("WATCHDOG_USEC");
    const bool isForUs = qgetenv("WATCHDOG_PID").isEmpty() || numberIn<pid_t>("WATCHDOG_PID") == self;
    if (microseconds && *microseconds > 0 && isForUs) {
        wishes.watchdog = std::chrono::microseconds(*microseconds);
    }
    return wishes;
}

ServiceNotify::ServiceNotify(Wishes wishes) : m_wishes(std::move(wishes))
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_isAsked, true)) {
            emit asked();
        }
    });
}

void ServiceNotify::ready()
{
    send("READY=1");
    m_isAsked = false; // who was asked before may be gone
    if (m_wishes.watchdog) {
        m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(*m_wishes.watchdog / 2));
    }
}

void ServiceNotify::stopping()
{
    m_timer.stop();
    send("STOPPING=1");
}

void ServiceNotify::answer()
{
    if (std::exchange(m_isAsked, false)) {
        send("WATCHDOG=1");
    }
}

/// Never waits: a manager that does not read must not stop the window. A word that is lost is followed by the next.
void ServiceNotify::send(std::string_view words) const
{
    sockaddr_un address{};
    const std::string& socket = m_wishes.socket;
    const bool isAbstract = socket.starts_with('@');
    if ((!isAbstract && !socket.starts_with('/')) || socket.size() >= sizeof(address.sun_path)) {
        return;
    }
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, socket.data(), socket.size());
    if (isAbstract) {
        address.sun_path[0] = '\0';
    }
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size());
    const UniqueFd fd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    (void)::sendto(fd.get(), words.data(), words.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr*>(&address), length);
}

} // namespace carded::app
