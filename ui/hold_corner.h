// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/key_filter.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace carded::ui {

/// The upper right corner of a window, for those who know of it: a finger that stays there for kHold. Whatever else is
/// in the corner works as ever when it is let go sooner.
class HoldCorner final : public QObject {
    Q_OBJECT
public:
    /// `window` and `now` outlive it.
    HoldCorner(const QWidget& window, SteadyClock now);

    void setSide(int pixels) noexcept { m_side = pixels; }
    /// Whether the finger has stayed long enough by now, once.
    [[nodiscard]] bool take(Moment now);

    static constexpr Moment kHold{2'000};

signals:
    /// Time to take().
    void due();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool isInside(const QPointF& global) const;

    const QWidget& m_window;
    SteadyClock m_now;
    int m_side = 0;
    QTimer m_timer;
    QPointer<QWidget> m_pressed;
    std::optional<Moment> m_since;
    bool m_isTaken = false;
};

} // namespace carded::ui
