// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/manual_check.h"
#include "app/override.h"
#include "app/pin_check.h"
#include "ui/note_view.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace carded::app {

/// What persons decide where a code does not: a look at a card (F2), a manager's exception (F10). Knows which check is
/// on the screen, so that a decision names it.
class PersonDecisions final : public QObject {
    Q_OBJECT
public:
    /// The window and the desk outlive it. `now` is the till's clock.
    PersonDecisions(ManagerPin pin, ui::KioskWindow& window, DeskThread& desk, std::function<UnixTime()> now);

    void setState(const DeskState& state) { m_state = state; }
    /// The function keys that do something now.
    [[nodiscard]] QStringList keys() const;
    /// The verdicts after which F10 does, on a badge: none without a PIN.
    [[nodiscard]] std::vector<verifier::Reason> overridable() const;
    /// For whatever else needs the manager's PIN.
    [[nodiscard]] PinCheck& pin() noexcept { return m_pin; }

    /// The window is given its verdict next.
    void expect(const Answer& answer);
    /// F2 or F10, with a verdict on the screen or the tiles; `category` is what is being sold, empty if that is not
    /// known.
    void press(int key, const std::string& category);

signals:
    /// A person has decided: what a code would say counts no more. The next customer begins when that has been read.
    void decided();

private:
    void tell(const ui::Note& note);

    ui::KioskWindow& m_window;
    std::function<UnixTime()> m_now;
    PinCheck m_pin;
    ManualCheck m_manual;
    Override m_override;
    ui::NoteView* m_note; ///< the window's child
    DeskState m_state;
    ShownCheck m_next; ///< of the verdict that the window has been given last
    ShownCheck m_shown;
};

} // namespace carded::app
