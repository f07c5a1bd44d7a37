// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/verdict.h"

#include <cstdint>

namespace carded::ui {

/// The one thing to do now.
enum class Step : std::uint8_t {
    GoOn,
    AskForCard,
    AskForFreshCode,
    DoNotSell,
    UpdateList,
    CallManager,
    AskForAgeQr,
    LookAtCard,
};

/// English source texts of context "ui", to be translated. `{N}` age, `{S}` seconds, `{D}` days, `{category}`,
/// `{document}`. `plainLine` is for when one of the line's values is not known; null if the line needs none.
struct BadgeWords {
    verifier::Reason reason;
    Step step;
    const char* headline;
    const char* line;
    const char* plainLine;
};

/// Total: a value outside the enum gets the words of Reason::StoreUnreadable.
[[nodiscard]] const BadgeWords& wordsFor(verifier::Reason reason) noexcept;

} // namespace carded::ui
