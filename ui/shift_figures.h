// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "verifier/verdict.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace carded::ui {

/// What happened within one hour.
struct HourFigures {
    int hour = 0; ///< on the shop's clock
    std::uint64_t passes = 0;
    std::uint64_t refusals = 0;
    std::uint64_t unknown = 0; ///< nothing could be told
    std::uint64_t manual = 0;
    std::uint64_t overrides = 0;

    [[nodiscard]] std::uint64_t codes() const noexcept { return passes + refusals + unknown; }
    [[nodiscard]] std::uint64_t persons() const noexcept { return manual + overrides; }
};

/// A square of modules, row by row, without the quiet zone. Side 0: there is none.
struct CodePicture {
    int side = 0;
    std::vector<bool> dark;
};

/// A shift in numbers, of which none is a customer's. Made by the program from the till's records.
struct ShiftFigures {
    struct OfReason {
        verifier::Reason reason;
        std::uint64_t count = 0;
    };

    QString operatorNumber; ///< empty: nobody was logged in
    QString place;          ///< store and till
    QString from;           ///< `2026-11-28 08:02`
    QString to;             ///< the same, or `14:03` of the same day
    Mark mark = Mark::None;
    HourFigures all;        ///< of all hours together
    std::uint64_t gaps = 0; ///< in the record
    std::vector<OfReason>
        reasons; ///< of codes that gave no pass: first those that were refused; the most frequent first
    std::vector<HourFigures> hours; ///< from the first to the last in which there was something

    // The till's record as it was when the numbers were taken from it.
    QString origin;
    std::uint64_t size = 0;
    QString root;
    CodePicture checkpoint; ///< its signed note

    /// `2026-11-28 08:02 – 14:03`
    [[nodiscard]] QString period() const;
    /// Empty without an operator.
    [[nodiscard]] QString who() const;
};

} // namespace carded::ui
