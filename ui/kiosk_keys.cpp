// SPDX-License-Identifier: Apache-2.0
// The keyboard of the cashier's window.
#include "ui/action_button.h"
#include "ui/badge_widget.h"
#include "ui/category_tile.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"
#include "ui/panel.h"
#include "ui/typed_code.h"

#include <QGuiApplication>

namespace carded::ui {

namespace {

BadgeLine otherThan(BadgeLine line)
{
    return line == BadgeLine::Why ? BadgeLine::Say : BadgeLine::Why;
}

ScanCodes platformScanCodes()
{
    return QGuiApplication::platformName() == QLatin1String("xcb") ? ScanCodes::X11 : ScanCodes::Unknown;
}

} // namespace

void KioskWindow::act(const KeyStroke& stroke)
{
    if (actAnywhere(stroke)) {
        return;
    }
    const int digit = digitOf(stroke, platformScanCodes());
    if (m_panel != nullptr) {
        KeyStroke pressed = stroke;
        pressed.key = digit >= 0 ? Qt::Key_0 + digit : stroke.key;
        m_panel->press(pressed);
        return;
    }
    if ((stroke.modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != Qt::NoModifier) {
        return;
    }
    if (digit == 0) {
        dismiss();
    } else if (digit > 0) {
        pressTile(digit - 1);
    } else {
        actOnControl(stroke.key);
    }
}

/// Keys that mean the same whatever is shown.
bool KioskWindow::actAnywhere(const KeyStroke& stroke)
{
    const bool hasControl = stroke.modifiers.testFlag(Qt::ControlModifier);
    if (hasControl && (stroke.key == Qt::Key_Plus || stroke.key == Qt::Key_Equal)) {
        stepTextSize(1);
    } else if (hasControl && stroke.key == Qt::Key_Minus) {
        stepTextSize(-1);
    } else if (stroke.key == Qt::Key_F8 && m_state.functionKeys.contains(keyName(stroke.key))) {
        emit functionPressed(stroke.key);
    } else if (stroke.key == Qt::Key_F11 && stroke.modifiers.testFlag(Qt::ShiftModifier)) {
        const int key = (Qt::SHIFT | Qt::Key_F11).toCombined();
        if (m_state.functionKeys.contains(keyName(key))) {
            emit functionPressed(key);
        }
    } else if (stroke.key == Qt::Key_F11) {
        setLanguage(m_language.next());
    } else {
        return false;
    }
    return true;
}

// Enter is not here: a scanner sends it, so it never answers anything.
void KioskWindow::actOnControl(int key)
{
    if (key == Qt::Key_Escape) {
        dismiss();
    } else if (key == Qt::Key_Space && m_view != View::Idle) {
        m_countdown.isHeld() ? m_countdown.goOn(m_now()) : m_countdown.hold(m_now());
        tick();
    } else if (key == Qt::Key_Tab) {
        focusNextPrevChild(true);
    } else if (key == Qt::Key_Backtab) {
        focusNextPrevChild(false);
    } else if (m_state.functionKeys.contains(keyName(key))) {
        emit functionPressed(key);
    } else if (key == Qt::Key_F4 && m_view == View::Idle) {
        (void)open(*m_typed);
    } else if (key == Qt::Key_F1 && m_view == View::Verdict) {
        m_badgeLine = otherThan(m_badgeLine);
        m_badge->updateBadge(badge());
    } else if (key == Qt::Key_F5) {
        if (const auto last = m_slot.recall(m_now())) {
            present(*last);
        }
    }
}

} // namespace carded::ui
