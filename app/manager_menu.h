// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/pin_check.h"
#include "ui/kiosk_window.h"
#include "ui/menu_view.h"

#include <QObject>

#include <functional>
#include <map>

namespace carded::app {

/// The manager's menu, behind the PIN where there is one: what it offers, others do. Without a PIN it offers neither
/// the settings nor a way out.
class ManagerMenu final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ManagerMenu(PinCheck& pin, ui::KioskWindow& window);

    /// From now on `item` is in the menu; `act` is called when it is chosen, after the menu is closed.
    void offer(ui::MenuItem item, std::function<void()> act);
    void withdraw(ui::MenuItem item) { m_offered.erase(item); }
    void setSound(ui::SoundState sound) { m_sounds->setSound(sound); }

    /// Asks for the PIN, then shows it. `utcOffset` is the shop's.
    void begin(Seconds utcOffset);

private:
    void show();
    void choose(ui::MenuItem item);
    void showSounds();

    PinCheck& m_pin;
    ui::KioskWindow& m_window;
    ui::MenuView* m_view;   ///< the window's child, like the next
    ui::MenuView* m_sounds; ///< the sounds there are to try
    std::map<ui::MenuItem, std::function<void()>> m_offered;
};

} // namespace carded::app
