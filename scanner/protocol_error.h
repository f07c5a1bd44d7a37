// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why bytes are no message.
enum class ProtocolError : std::uint8_t {
    UnknownType,    ///< a message type this version does not have
    TooLong,        ///< head and fields would exceed kMaxMessageBytes
    WrongLength,    ///< the fields do not fill the announced length exactly
    FieldTooLong,   ///< a symbology, symbol or portrait above its own limit
    UnknownValue,   ///< a number that names no error, no hint
    BadSymbology,   ///< empty, or not lower-case letters and digits
    BadPictureSize, ///< a portrait without pixels, or its pixels are not width x height x 3
    CornerTooFar    ///< a corner beyond kMaxCorner
};

} // namespace carded::scanner
