// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/verdict.h"

#include <cstdint>

namespace carded::ui {

/// What the window shows anew and a sound goes with. How often that sounds says what it is.
enum class Cue : std::uint8_t { CodeHeld, FaceCheck, Pass, Refuse, CannotTell, Blocked };

[[nodiscard]] Cue cueOf(verifier::Outcome outcome) noexcept;

/// 1 go, 2 stop, 3 look.
[[nodiscard]] int countOf(verifier::Outcome outcome) noexcept;

} // namespace carded::ui
