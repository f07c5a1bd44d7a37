// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace carded::ui {

/// What the person with the phone can do so that the code in view is read.
enum class Hint : std::uint8_t { Nearer, Farther, Brighter, Tilt, HoldStill, WholeCode };

/// One short line, as English source text of context "ui".
[[nodiscard]] const char* hintSource(Hint hint) noexcept;

/// The same in the language of the program.
[[nodiscard]] QString hintText(Hint hint);

} // namespace carded::ui
