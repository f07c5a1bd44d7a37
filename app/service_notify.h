// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace carded::app {

/// Tells the system's service manager how this program is, by the protocol of sd_notify(3): one datagram for each word.
/// Without a manager that asks for it nothing is said.
class ServiceNotify final : public QObject {
    Q_OBJECT
public:
    /// What the manager wants.
    struct Wishes {
        std::string socket; ///< a path, or `@` and an abstract name; empty: nothing
        std::optional<std::chrono::microseconds> watchdog;
    };
    /// From NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, which must be `self` if it is set.
    [[nodiscard]] static Wishes wishesFor(pid_t self);

    explicit ServiceNotify(Wishes wishes);

    /// What the program is started for can begin; from now on the manager is told that it goes on.
    void ready();
    /// The program ends, in order.
    void stopping();

public slots: // NOLINT(readability-redundant-access-specifiers): `slots` is empty to clang-tidy
    /// Whoever was asked answers: the program goes on.
    void answer();

signals:
    /// Twice in the time that the manager gives, unless the last one is unanswered: is everybody well?
    void asked();

private:
    void send(std::string_view words) const;

    Wishes m_wishes;
    QTimer m_timer;
    bool m_isAsked = false; ///< and unanswered
};

} // namespace carded::app
