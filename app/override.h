// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk_thread.h"
#include "app/pin_check.h"
#include "ui/kiosk_window.h"
#include "ui/note_view.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace carded::app {

/// A check whose verdict is on the screen.
struct ShownCheck {
    verifier::Reason reason = verifier::Reason::StoreUnreadable;
    std::string category;
    std::optional<std::uint64_t> record; ///< its place in the log; nothing: it was not recorded
};

/// After which verdicts the rules let a manager decide; none while nothing can be recorded.
[[nodiscard]] std::vector<verifier::Reason> overridableIn(const DeskState& desk);

/// Lets a manager allow a sale in spite of a verdict, by PIN, and records it. An exception that cannot be shown later,
/// because the check or itself is not on record, is none.
class Override final : public QObject {
    Q_OBJECT
public:
    /// All of them outlive it. `now` is the till's clock.
    Override(PinCheck& pin, DeskThread& desk, std::function<UnixTime()> now);

    /// Does nothing where the rules do not allow it.
    void begin(const DeskState& state, const ShownCheck& check);

signals:
    /// The PIN was right; whether the exception is recorded.
    void decided(const carded::ui::Note& note);

private:
    void take(evidence::Record record);

    PinCheck& m_pin;
    DeskThread& m_desk;
    std::function<UnixTime()> m_now;
};

} // namespace carded::app
