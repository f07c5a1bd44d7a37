// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <functional>
#include <utility>

namespace carded::app {

/// Calls back once, when the window has first been painted: what takes time can wait until the cashier sees
/// something. Watches all widgets: the window itself has nothing to paint where its parts cover it.
class FirstPaint final : public QObject {
public:
    explicit FirstPaint(std::function<void()> then) : m_then(std::move(then))
    {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType()) {
            QCoreApplication::instance()->removeEventFilter(this);
            QMetaObject::invokeMethod(this, m_then, Qt::QueuedConnection);
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

} // namespace carded::app
