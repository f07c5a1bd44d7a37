// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"

#include <QObject>

namespace carded::app {

/// Lets the program end in order when it is told to end (SIGTERM, SIGINT, SIGHUP): its end belongs on record. Made
/// before any other thread, which takes the signals from all of them.
class QuitSignals final : public QObject {
    Q_OBJECT
public:
    QuitSignals();

private:
    UniqueFd m_signals;
};

} // namespace carded::app
