// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace carded::sound {

inline constexpr int kSampleRate = 48'000;

/// One channel, kSampleRate values a second.
using Samples = std::vector<std::int16_t>;

/// A short sound that says one thing. How often it sounds is what it says: once go, twice stop, three times look.
enum class Earcon : std::uint8_t {
    Pass,
    Refuse,
    CannotTell,
    Face, ///< compare the face: three times, and even where CannotTell ends in a question
    Tick, ///< a code has been received
};

inline constexpr std::array kAllEarcons{Earcon::Pass, Earcon::Refuse, Earcon::CannotTell, Earcon::Face, Earcon::Tick};

/// Marked is for what is no real check, a demo or a training: two clicks before it, and a flutter. The count stays.
enum class Form : std::uint8_t { Live, Marked };

inline constexpr std::array kAllForms{Form::Live, Form::Marked};

/// `cannot-tell`, `cannot-tell-marked`: its file without the ending.
[[nodiscard]] std::string nameOf(Earcon earcon, Form form);

/// Makes the sound, the same at each call. Begins and ends in silence, has nothing above 3 kHz and no sample at a
/// limit.
[[nodiscard]] Samples synthesise(Earcon earcon, Form form);

} // namespace carded::sound
