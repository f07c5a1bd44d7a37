// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk_thread.h"
#include "app/manager_pin.h"
#include "ui/kiosk_window.h"
#include "ui/pin_view.h"

#include <QObject>

#include <functional>

namespace carded::app {

/// Asks for the manager's PIN, for whatever needs it. Tries are counted and looked at in the desk's thread; what came
/// of them is told to the journal, without any digit. One question at a time.
class PinCheck final : public QObject {
    Q_OBJECT
public:
    /// The window and the desk outlive it.
    PinCheck(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk);

    /// Whether there is a PIN at all: without one nothing that needs it is offered.
    [[nodiscard]] bool isSet() const { return m_pin.isSet(); }

    /// Opens the pad; `allowed` is called once, after it is closed again, if the PIN was right. `utcOffset` is the
    /// shop's.
    void ask(const ui::PinQuestion& question, Seconds utcOffset, std::function<void()> allowed);

private:
    void look(const WipedBytes& digits);
    void take(const PinTried& tried);
    [[nodiscard]] ui::PinPrompt promptFor(const PinState& state) const;

    ManagerPin m_pin;
    ui::KioskWindow& m_window;
    DeskThread& m_desk;
    ui::PinView* m_view;             ///< the window's child
    std::function<void()> m_allowed; ///< empty: nothing is asked
    Seconds m_utcOffset{0};
    int m_asked = 0; ///< tells this question's tries from the last one's
};

} // namespace carded::app
