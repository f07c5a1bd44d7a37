// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk_thread.h"
#include "app/shift_file.h"
#include "ui/kiosk_window.h"
#include "ui/operator_view.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>

namespace carded::app {

/// Who works at the till: asks for an operator's number, which then stands in the records, and knows since when. After
/// a restart nobody is logged in, whoever was before.
class OperatorLogin final : public QObject {
    Q_OBJECT
public:
    enum class Need : std::uint8_t { Optional, Required };

    /// The window and the desk outlive it. `now` is the till's clock.
    OperatorLogin(Need need, ShiftFile file, ui::KioskWindow& window, DeskThread& desk, std::function<UnixTime()> now);

    /// Asks who is there, or offers to log out.
    void begin();
    /// Asks if a number is needed and nobody is logged in, as soon as nothing else is shown. To be called now and then.
    void insist();
    /// The shift is over.
    void logOut();

    /// None: nobody is logged in.
    [[nodiscard]] const std::optional<Shift>& shift() const noexcept { return m_shift; }
    [[nodiscard]] QString number() const;

signals:
    /// Another operator, or none any more: another shift.
    void changed();
    void managerWanted();

private:
    void logIn(const QString& number);
    void take(const Shift& shift);

    Need m_need;
    ShiftFile m_file;
    ui::KioskWindow& m_window;
    DeskThread& m_desk;
    std::function<UnixTime()> m_now;
    ui::OperatorView* m_view; ///< the window's child
    std::optional<Shift> m_shift;
};

} // namespace carded::app
