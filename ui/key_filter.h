// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/key_burst.h"

#include <QObject>

#include <functional>
#include <optional>

class QKeyEvent;
class QWidget;

namespace carded::ui {

using SteadyClock = std::function<Moment()>;

/// Keeps every key from a window's widgets, wherever the focus is: scanner input must be caught before a button takes
/// its Enter for a press. What a person pressed is told when it stayed alone.
class KeyFilter final : public QObject {
    Q_OBJECT
public:
    /// `window` and `now` outlive it; `now` is read at every key.
    KeyFilter(const QWidget& window, SteadyClock now);

    /// The person's key that has stayed alone by now, once.
    [[nodiscard]] std::optional<KeyStroke> take(Moment now) { return m_burst.take(now); }

signals:
    /// Time to take().
    void due();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void press(const QKeyEvent& event);

    const QWidget& m_window;
    SteadyClock m_now;
    KeyBurst m_burst;
};

} // namespace carded::ui
