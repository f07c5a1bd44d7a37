// SPDX-License-Identifier: Apache-2.0
// The panels of the cashier's window.
#include "ui/badge_widget.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/panel.h"

namespace carded::ui {

bool KioskWindow::open(Panel& panel)
{
    if (isAsking() || (m_view == View::Verdict && m_slot.isLocked(m_now()))) {
        return false;
    }
    m_toldBefore = m_view == View::Verdict ? std::optional(m_told) : std::nullopt;
    closePanel();
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

void KioskWindow::close(Panel& panel)
{
    if (m_panel != &panel) {
        return;
    }
    closePanel();
    m_idle->show();
    if (m_focusBefore) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    }
    showWaiting();
    runTimer();
    if (m_view == View::Idle) {
        tellCustomer();
    }
}

bool KioskWindow::isAsking() const
{
    return m_panel != nullptr && !m_panel->givesWay();
}

void KioskWindow::restartPatience()
{
    if (m_panel != nullptr) {
        startCountdown(m_panel->patience());
    }
}

void KioskWindow::leavePanel()
{
    if (m_panel == nullptr) {
        return;
    }
    close(*m_panel);
    if (!m_toldBefore || m_view == View::Verdict) {
        return;
    }
    if (const auto last = m_slot.recall(m_now())) { // so that nobody takes a refusal away by asking something
        present(*last);
        tell(*m_toldBefore);
    } else {
        dismiss();
    }
}

/// Nothing is shown in its place yet.
void KioskWindow::closePanel()
{
    if (m_panel == nullptr) {
        return;
    }
    Panel* const panel = m_panel;
    m_panel = nullptr;
    m_view = View::Idle;
    panel->hide();
    panel->forget();
}

/// Of a verdict whether it is a pass, and nothing else.
void KioskWindow::tellCustomer()
{
    switch (m_view) {
    case View::Idle:
        tell(CustomerScene::Idle);
        break;
    case View::Held:
        tell(CustomerScene::OneMoment);
        break;
    case View::Verdict:
        tell(m_shown->outcome() == verifier::Outcome::Pass ? CustomerScene::Passed : CustomerScene::Help);
        break;
    case View::Panel:
        if (const auto scene = m_panel->customerScene()) {
            tell(*scene);
        }
        break;
    }
}

void KioskWindow::tell(CustomerScene scene)
{
    m_told = scene;
    emit customerTold(scene);
}

} // namespace carded::ui
