// SPDX-License-Identifier: Apache-2.0
// The panels of the cashier's window.
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/panel.h"

namespace carded::ui {

bool KioskWindow::open(Panel& panel)
{
    if (m_view == View::Verdict && m_slot.isLocked(m_now())) {
        return false;
    }
    leavePanel();
    if (m_view != View::Idle) {
        goIdle();
    }
    m_focusBefore = focusWidget();
    m_view = View::Panel;
    m_panel = &panel;
    connect(&panel, &Panel::stirred, this, &KioskWindow::restartPatience, Qt::UniqueConnection);
    connect(&panel, &Panel::left, this, &KioskWindow::leavePanel, Qt::UniqueConnection);
    panel.retranslate();
    layParts();
    m_idle->hide();
    panel.show();
    panel.setFocus(Qt::OtherFocusReason);
    startCountdown(panel.patience());
    panel.setTimeLeft(1);
    if (const auto cue = panel.cue()) {
        emit cued(*cue);
    }
    tellCustomer();
    return true;
}

/// What takes its place is shown by whoever closes it, if that is not what was there before.
void KioskWindow::close(Panel& panel)
{
    if (m_panel != &panel) {
        return;
    }
    m_panel = nullptr;
    m_view = View::Idle;
    panel.hide();
    panel.forget();
    m_idle->show();
    if (m_focusBefore) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
    runTimer();
    tellCustomer();
}

void KioskWindow::restartPatience()
{
    if (m_panel != nullptr) {
        startCountdown(m_panel->patience());
    }
}

void KioskWindow::leavePanel()
{
    if (m_panel != nullptr) {
        close(*m_panel);
    }
}

/// Of a verdict whether it is a pass, and nothing else.
void KioskWindow::tellCustomer()
{
    switch (m_view) {
    case View::Idle:
        emit customerTold(CustomerScene::Idle);
        break;
    case View::Held:
        emit customerTold(CustomerScene::OneMoment);
        break;
    case View::Verdict:
        emit customerTold(m_shown->outcome() == verifier::Outcome::Pass ? CustomerScene::Passed : CustomerScene::Help);
        break;
    case View::Panel:
        if (const auto scene = m_panel->customerScene()) {
            emit customerTold(*scene);
        }
        break;
    }
}

} // namespace carded::ui
