// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/till_state.h"
#include "verifier/verdict.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace carded::ui {

/// What a badge says besides the verdict: the same for every verdict of a shift.
struct BadgeContext {
    QString language; ///< the tag of the language in use: which name of the category to show
    QString place;    ///< store and till
    int shiftNumber = 0;
    Seconds utcOffset{0};
    std::vector<Category> categories;
    QStringList functionKeys;                    ///< those that do something on this till: a badge offers no others
    std::vector<verifier::Reason> overridable{}; ///< after these a manager may decide
};

/// What the cashier sees for one verdict, in the language in use. A plain value: tested without a window.
struct Badge {
    verifier::Outcome outcome = verifier::Outcome::CannotVerify;
    QString word;     ///< one of three
    QString headline; ///< why, in a few words
    QString line;     ///< one sentence
    QString step;     ///< what the cashier does next
    QStringList keys; ///< the keys that do it; may be empty
    QString category; ///< `Tobacco 19+`; may be empty
    QString time;     ///< `14:03:22`
    QString place;    ///< `42/3`; may be empty
    QString shift;    ///< `Shift 47`; empty before a shift began
    QString manual;   ///< what F2 offers besides the step; may be empty
    QString manager;  ///< what F10 offers; may be empty
    QString demoBand; ///< empty unless the verdict is a demo's

    [[nodiscard]] bool isDemo() const noexcept { return !demoBand.isEmpty(); }
    /// What a screen reader says: word, headline, step.
    [[nodiscard]] QString spoken() const;
    /// Category, time, place and shift in one row.
    [[nodiscard]] QString foot() const;
    [[nodiscard]] QString placeAndShift() const;
    [[nodiscard]] QString timeAndCategory() const;

    [[nodiscard]] static Badge of(const verifier::Verdict& verdict, const BadgeContext& context);
};

} // namespace carded::ui
