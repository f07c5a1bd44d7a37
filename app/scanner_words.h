// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/handheld_error.h"

#include <string_view>

namespace carded::app {

/// What a person reads after the scanner's name.
[[nodiscard]] std::string_view toSentence(scanner::HandheldError error) noexcept;

/// The same while a scanner is being chosen: there is no rule of udev and no line in till.toml yet.
[[nodiscard]] std::string_view toSentenceForChoosing(scanner::HandheldError error) noexcept;

} // namespace carded::app
