// SPDX-License-Identifier: Apache-2.0
#include "app/staff_panel.h"

#include <utility>

namespace carded::app {

using View = ui::KioskWindow::View;

StaffPanel::StaffPanel(ManagerPin pin, Kiosk& kiosk, ui::KioskWindow& cashier, TillWindows& windows)
    : m_pin(std::move(pin)), m_kiosk(kiosk), m_cashier(cashier), m_windows(windows)
{
    // What is chosen in the menu opens when the menu has closed: only then it is known whether anything is left.
    connect(&m_cashier, &ui::KioskWindow::customerTold, this, &StaffPanel::hideWhenDone, Qt::QueuedConnection);
}

void StaffPanel::open()
{
    if (!m_pin.isSet()) {
        return;
    }
    m_kiosk.openMenu();
    if (m_cashier.view() == View::Panel) {
        m_windows.showStaff();
    }
}

void StaffPanel::hideWhenDone()
{
    if (m_cashier.isVisible() && m_cashier.view() != View::Panel) {
        m_windows.hideStaff();
    }
}

} // namespace carded::app
