// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why a code that is in view is not read, as far as the picture tells. The numbers are part of the protocol.
enum class ReadingHint : std::uint8_t {
    TooFar = 1,   ///< its modules are too small in the picture
    TooNear = 2,  ///< it is larger than the picture
    TooDark = 3,  ///< too little light on it, or from it
    Glare = 4,    ///< a lamp is mirrored in it
    NotSharp = 5, ///< out of focus, or moving
    CutOff = 6    ///< a part of it is outside the picture, or covered
};

inline constexpr ReadingHint kLastReadingHint = ReadingHint::CutOff;

} // namespace carded::scanner
