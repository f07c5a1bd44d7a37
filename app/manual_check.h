// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk_thread.h"
#include "ui/kiosk_window.h"
#include "ui/manual_view.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace carded::app {

/// What may be checked by eye on the day of `now`, and how; none where the policy wants no such checks. A clock that is
/// behind the till's lists is not believed.
[[nodiscard]] std::vector<ui::ManualChoice> manualChoicesOf(const DeskState& desk, UnixTime now);

/// Has a person look at a physical card instead of a code, and records what that person says. One at a time.
class ManualCheck final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it. `now` is the till's clock, asked when something is answered.
    ManualCheck(ui::KioskWindow& window, DeskThread& desk, std::function<UnixTime()> now);

    struct Question {
        std::string category;             ///< what is sold; empty: still to be asked
        std::optional<std::uint64_t> ref; ///< the check before it, of the same customer
    };
    /// Asks by the rules in `state`.
    void begin(const DeskState& state, const Question& question);

signals:
    /// What was answered, and whether it is recorded. The question is closed.
    void decided(const carded::ui::Note& note);

private:
    void take(const ui::ManualAnswer& answer);

    ui::KioskWindow& m_window;
    DeskThread& m_desk;
    std::function<UnixTime()> m_now;
    ui::ManualView* m_view;   ///< the window's child
    evidence::Record m_rules; ///< what a record says of the rules that were shown
    std::vector<ui::ManualChoice> m_choices;
};

/// A record of that kind that says by which rules and lists.
[[nodiscard]] evidence::Record recordUnder(const DeskState& state, evidence::Kind kind);

} // namespace carded::app
