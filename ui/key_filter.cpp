// SPDX-License-Identifier: Apache-2.0
#include "ui/key_filter.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

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

} // namespace

KeyFilter::KeyFilter(const QWidget& window, SteadyClock now) : m_window(window), m_now(std::move(now))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool KeyFilter::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease) {
        return false;
    }
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != m_window.window()) {
        return false;
    }
    if (event->type() == QEvent::KeyPress) {
        press(*static_cast<QKeyEvent*>(event));
    }
    return true;
}

void KeyFilter::press(const QKeyEvent& event)
{
    const KeyStroke stroke{event.key(), event.nativeScanCode(), event.modifiers(), event.timestamp(), event.text()};
    if (event.isAutoRepeat()) {
        return;
    }
    if (event.key() == Qt::Key_Shift || event.key() == Qt::Key_CapsLock) {
        m_burst.pressShift(stroke, m_now());
    } else if (!isModifier(event.key())) {
        m_burst.press(stroke, m_now());
        QTimer::singleShot(kBurstGap + Moment{1}, Qt::PreciseTimer, this, &KeyFilter::due);
    }
}

} // namespace carded::ui
