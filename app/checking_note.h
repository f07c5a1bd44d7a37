// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/checking_view.h"
#include "ui/kiosk_window.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace carded::app {

/// Tells the cashier that a code was received, when its answer takes longer than a glance does.
class CheckingNote final : public QObject {
    Q_OBJECT
public:
    /// `window` outlives it.
    explicit CheckingNote(ui::KioskWindow& window);

    /// A check has begun.
    void begin();
    /// Its answer is there: `show` is called now, or when the note has been there long enough to be read.
    void end(std::function<void()> show);

    static constexpr std::chrono::milliseconds kPatience{150};
    static constexpr std::chrono::milliseconds kShownFor{300};

private:
    ui::KioskWindow& m_window;
    ui::CheckingView* m_view; ///< the window's child
    QTimer m_patience;
    QElapsedTimer m_shown;
    int m_running = 0; ///< checks without an answer yet
};

} // namespace carded::app
