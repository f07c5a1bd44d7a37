// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kiosk.h"
#include "app/manager_pin.h"
#include "app/till_windows.h"

#include <QObject>

namespace carded::app {

/// Staff at a till whose one screen is the customer's: the manager's menu comes over it, behind the PIN, and goes with
/// what was chosen in it. Without a PIN there is nothing that keeps customers from it, so it does not come.
class StaffPanel final : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    StaffPanel(ManagerPin pin, Kiosk& kiosk, ui::KioskWindow& cashier, TillWindows& windows);

    void open();

private:
    void hideWhenDone();

    ManagerPin m_pin;
    Kiosk& m_kiosk;
    ui::KioskWindow& m_cashier;
    TillWindows& m_windows;
};

} // namespace carded::app
