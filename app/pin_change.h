// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk_thread.h"
#include "app/manager_pin.h"
#include "base/wiped_bytes.h"
#include "ui/kiosk_window.h"
#include "ui/pin_view.h"

#include <QObject>

namespace carded::app {

/// Asks for a new manager's PIN, twice, and sets it. The desk's thread makes the slow hash.
class PinChange final : public QObject {
    Q_OBJECT
public:
    /// The window and the desk outlive it.
    PinChange(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk);

    void ask();

    enum class End : std::uint8_t {
        Set,
        Failed, ///< its file cannot be written
        Left    ///< as it was
    };

signals:
    /// The pad is closed.
    void ended(carded::app::PinChange::End end);

private:
    void take(const WipedBytes& digits);
    void save(const WipedBytes& digits);
    void end(End end);

    ManagerPin m_pin;
    ui::KioskWindow& m_window;
    DeskThread& m_desk;
    ui::PinView* m_view; ///< the window's child
    WipedBytes m_first;  ///< empty: it is still to be typed
};

} // namespace carded::app
