// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why a handheld scanner cannot be read.
enum class HandheldError : std::uint8_t {
    Missing,    ///< not plugged in, or plugged out
    NotAllowed, ///< this user may not open it
    Busy,       ///< another program has it for itself
    NotAScanner ///< something else is there: no keyboard, no serial line, another USB id
};

} // namespace carded::scanner
