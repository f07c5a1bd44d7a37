// SPDX-License-Identifier: Apache-2.0
#include "app/checking_note.h"

#include <algorithm>
#include <utility>

namespace carded::app {

CheckingNote::CheckingNote(ui::KioskWindow& window) : m_window(window), m_view(new ui::CheckingView(&window))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_window.view() != ui::KioskWindow::View::Panel && m_window.open(*m_view)) {
            m_shown.start();
        }
    });
}

void CheckingNote::begin()
{
    if (m_running++ == 0) {
        m_patience.start(kPatience);
    }
}

void CheckingNote::end(std::function<void()> show)
{
    if (--m_running == 0) {
        m_patience.stop();
    }
    if (m_view->isHidden()) { // isVisible() would ask the window, which self-service does not show
        show();
        return;
    }
    const std::chrono::milliseconds shown{m_shown.elapsed()};
    QTimer::singleShot(std::max(std::chrono::milliseconds{0}, kShownFor - shown), this, [this, show = std::move(show)] {
        show();
        m_window.close(*m_view); // where what was shown has not taken its place
    });
}

} // namespace carded::app
