// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/eye_error.h"
#include "scanner/source_error.h"

#include <string_view>

namespace carded::app {

/// What happened and what to do, for whoever called the command.
[[nodiscard]] std::string_view toSentence(scanner::SourceError error) noexcept;
[[nodiscard]] std::string_view toSentence(scanner::EyeError error) noexcept;

} // namespace carded::app
