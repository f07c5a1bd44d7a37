// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/till_state.h"
#include "verifier/verdict.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace carded::ui {

/// What stands below the headline: why, or what a cashier can say to the customer.
enum class BadgeLine : std::uint8_t { Why, Say };

/// What a badge says besides the verdict: the same for every verdict of a shift.
struct BadgeContext {
    QString language; ///< the tag of the language in use: which name of the category to show
    QString place;    ///< store and till
    int shiftNumber = 0;
    Seconds utcOffset{0};
    std::vector<Category> categories;
    QStringList functionKeys;                    ///< those that do something on this till: a badge offers no others
    std::vector<verifier::Reason> overridable{}; ///< after these a manager may decide
    BadgeLine line = BadgeLine::Why;
    SoundState sound = SoundState::Ok;
};

/// What the cashier sees for one verdict, in the language in use. A plain value: tested without a window.
struct Badge {
    verifier::Outcome outcome = verifier::Outcome::CannotVerify;
    QString word;     ///< one of three
    QString headline; ///< why, in a few words
    QString line;     ///< one sentence, with quotation marks if it is to be said
    QString step;     ///< what the cashier does next
    QStringList keys; ///< the keys that do it; may be empty
    QString category; ///< `Tobacco 19+`; may be empty
    QString time;     ///< `14:03:22`
    QString place;    ///< `42/3`; may be empty
    QString shift;    ///< `Shift 47`; empty before a shift began
    QString manual;   ///< what F2 offers besides the step; may be empty
    QString manager;  ///< what F10 offers; may be empty
    Mark mark = Mark::None;
    QString band; ///< says what the mark means; empty without one
    int dots = 0; ///< the count of its sound, where that is not heard: 1 to 3

    [[nodiscard]] bool isMarked() const noexcept { return mark != Mark::None; }
    /// What a screen reader says: word, headline, step.
    [[nodiscard]] QString spoken() const;
    /// Category, time, place and shift in one row.
    [[nodiscard]] QString foot() const;
    [[nodiscard]] QString placeAndShift() const;
    [[nodiscard]] QString timeAndCategory() const;

    [[nodiscard]] static Badge of(const verifier::Verdict& verdict, const BadgeContext& context);
};

} // namespace carded::ui
