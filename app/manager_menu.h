// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/pin_check.h"
#include "ui/kiosk_window.h"
#include "ui/menu_view.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <map>

namespace carded::app {

/// The manager's menu, behind the PIN where there is one: what it offers, others do.
class ManagerMenu final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    ManagerMenu(PinCheck& pin, ui::KioskWindow& window);

    enum class Access : std::uint8_t {
        Everybody,
        ByPin ///< it is in the menu only where there is a PIN
    };

    /// From now on `item` is in the menu; `act` is called when it is chosen, after the menu is closed.
    void offer(ui::MenuItem item, std::function<void()> act, Access access = Access::Everybody);
    void withdraw(ui::MenuItem item) { m_offered.erase(item); }
    void setSound(ui::SoundState sound) { m_sounds->setSound(sound); }

    /// Asks for the PIN, then shows it. `utcOffset` is the shop's.
    void begin(Seconds utcOffset);
    /// Calls `act` when the PIN was given, at once where there is none; not at all while something else is asked.
    void ask(Seconds utcOffset, std::function<void()> act);

private:
    void show();
    void choose(ui::MenuItem item);
    void showSounds();

    PinCheck& m_pin;
    ui::KioskWindow& m_window;
    ui::MenuView* m_view;   ///< the window's child, like the next
    ui::MenuView* m_sounds; ///< the sounds there are to try
    struct Offer {
        std::function<void()> act;
        Access access = Access::Everybody;
    };
    std::map<ui::MenuItem, Offer> m_offered;
};

} // namespace carded::app
