// SPDX-License-Identifier: Apache-2.0
#include "ui/hold_corner.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QMouseEvent>

#include <utility>

namespace carded::ui {

HoldCorner::HoldCorner(const QWidget& window, SteadyClock now) : m_window(window), m_now(std::move(now))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HoldCorner::due);
    QCoreApplication::instance()->installEventFilter(this);
}

bool HoldCorner::isInside(const QPointF& global) const
{
    const QPointF at = m_window.mapFromGlobal(global);
    return QRectF(m_window.width() - m_side, 0, m_side, m_side).contains(at);
}

bool HoldCorner::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || widget->window() != &m_window) {
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress) {
        m_isTaken = false;
        if (isInside(static_cast<QMouseEvent*>(event)->globalPosition())) {
            m_pressed = widget;
            m_since = m_now();
            m_timer.start(kHold);
        }
    } else if (event->type() == QEvent::MouseMove && !isInside(static_cast<QMouseEvent*>(event)->globalPosition())) {
        m_since.reset();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_since.reset();
        m_timer.stop();
        return std::exchange(m_isTaken, false); // the finger meant the corner, not the button under it
    }
    return false;
}

bool HoldCorner::take(Moment now)
{
    if (!m_since || now - *m_since < kHold) {
        return false;
    }
    m_since.reset();
    m_isTaken = true;
    if (auto* const button = qobject_cast<QAbstractButton*>(m_pressed.data())) {
        button->setDown(false);
    }
    return true;
}

} // namespace carded::ui
