// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"

#include <QObject>
#include <QPointer>

class QScreen;
class QWidget;

namespace carded::app {

/// Puts the till's windows on its screens, also when screens come and go. Of a locked till nobody closes a window.
class TillWindows final : public QObject {
    Q_OBJECT
public:
    /// `customer` is null where there is no customer's side. Both outlive it.
    TillWindows(WindowKind kind, CustomerConfig::Screen screen, QWidget& cashier, QWidget* customer);

    /// The cashier's window, or the customer's where it is the only one, and from then on the other one too.
    void show();

    /// Where the customer's side is alone on the screen: the cashier's window over it, for staff, and away again.
    void showStaff();
    void hideStaff();

    /// Where the second window goes: beside the first screen, not on a copy of it. Null if there is no such screen.
    [[nodiscard]] static QScreen* secondScreen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QScreen& screen) const;
    void place();
    void fill(QWidget& window, const QScreen& screen) const;
    void placeSecond();

    WindowKind m_kind;
    QWidget& m_first;
    QWidget* m_second; ///< may be null, like the next
    QWidget* m_staff;
    bool m_isToldAlone = false;
};

} // namespace carded::app
