// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"

#include <QObject>

namespace carded::app {

/// Lets the program end in order when it is told to end (SIGTERM, SIGINT, SIGHUP): its end belongs on record.
class QuitSignals final : public QObject {
    Q_OBJECT
public:
    /// Keeps the signals until there is a QuitSignals. Before any other thread is there, the application's own too: one
    /// that does not keep them is where they end the program at once.
    static void hold() noexcept;

    /// Of an application that is there.
    QuitSignals();
    /// One has come: whatever the event loop says that it ended for, the program is to end.
    [[nodiscard]] bool hasCome() const noexcept { return m_hasCome; }

private:
    UniqueFd m_signals;
    bool m_hasCome = false;
};

} // namespace carded::app
