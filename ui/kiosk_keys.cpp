// SPDX-License-Identifier: Apache-2.0
// The keyboard of the cashier's window.
#include "ui/badge_widget.h"
#include "ui/category_tile.h"
#include "ui/idle_view.h"
#include "ui/kiosk_window.h"

#include <QGuiApplication>
#include <QKeyEvent>

namespace carded::ui {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_Hangul:
        return true;
    default: // Qt's keys are no enum of ours: all others are keys that act
        return false;
    }
}

ScanCodes platformScanCodes()
{
    return QGuiApplication::platformName() == QLatin1String("xcb") ? ScanCodes::X11 : ScanCodes::Unknown;
}

} // namespace

bool KioskWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != window()) {
        return QWidget::eventFilter(watched, event);
    }
    return event->type() == QEvent::KeyRelease || takeKey(*static_cast<QKeyEvent*>(event));
}

/// Keeps every key from the focused widget; what a person pressed is acted on when it stayed alone.
bool KioskWindow::takeKey(const QKeyEvent& event)
{
    const KeyStroke stroke{event.key(), event.nativeScanCode(), event.modifiers(), event.timestamp(), event.text()};
    if (event.isAutoRepeat()) {
        return true;
    }
    if (event.key() == Qt::Key_Shift || event.key() == Qt::Key_CapsLock) {
        m_burst.pressShift(stroke, m_now());
    } else if (!isModifier(event.key())) {
        m_burst.press(stroke, m_now());
        QTimer::singleShot(kBurstGap + Moment{1}, Qt::PreciseTimer, this, &KioskWindow::tick);
    }
    return true;
}

void KioskWindow::act(const KeyStroke& stroke)
{
    if (m_view == View::Typing) {
        type(stroke);
        return;
    }
    const bool hasControl = stroke.modifiers.testFlag(Qt::ControlModifier);
    if (hasControl && (stroke.key == Qt::Key_Plus || stroke.key == Qt::Key_Equal)) {
        stepTextSize(1);
    } else if (hasControl && stroke.key == Qt::Key_Minus) {
        stepTextSize(-1);
    } else if (hasControl || (stroke.modifiers & (Qt::AltModifier | Qt::MetaModifier)) != Qt::NoModifier) {
        return;
    } else if (const int digit = digitOf(stroke, platformScanCodes()); digit >= 0) {
        actOnDigit(digit);
    } else {
        actOnControl(stroke.key);
    }
}

void KioskWindow::actOnDigit(int digit)
{
    if (digit == 0) {
        dismiss();
    } else {
        chooseCategory(digit - 1);
    }
}

// Enter is not here: a scanner sends it, so it never answers anything.
void KioskWindow::actOnControl(int key)
{
    if (key == Qt::Key_Escape) {
        dismiss();
    } else if (key == Qt::Key_Space) {
        actOnSpace();
    } else if (key == Qt::Key_Tab) {
        focusNextPrevChild(true);
    } else if (key == Qt::Key_Backtab) {
        focusNextPrevChild(false);
    } else if (key == Qt::Key_F2) {
        emit manualRequested();
    } else if (key == Qt::Key_F4) {
        startTyping();
    } else if (key == Qt::Key_F5) {
        if (const auto last = m_slot.recall(m_now())) {
            present(*last);
        }
    } else if (key == Qt::Key_F6) {
        emit updateRequested();
    } else if (key == Qt::Key_F8) {
        emit muteToggled();
    } else if (key == Qt::Key_F11) {
        setLanguage(m_language.next());
    }
}

/// Holds the bar and lets it go on.
void KioskWindow::actOnSpace()
{
    if (m_view == View::Idle) {
        return;
    }
    const Moment now = m_now();
    if (m_countdown.isHeld()) {
        m_countdown.goOn(now);
    } else {
        m_countdown.hold(now);
    }
    tick();
}

} // namespace carded::ui
