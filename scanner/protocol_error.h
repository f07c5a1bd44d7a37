// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why bytes are no message, of carded-eye's or of its workers'.
enum class ProtocolError : std::uint8_t {
    UnknownType,    ///< a message type this version does not have
    TooLong,        ///< a message above kMaxMessageBytes, a packet above kMaxPacketBytes
    WrongLength,    ///< the fields do not fill the announced length exactly
    FieldTooLong,   ///< a text, symbol, portrait or frame above its own limit, or too many symbols
    UnknownValue,   ///< a number that names nothing of its kind; a flag that is neither 0 nor 1
    BadSymbology,   ///< empty, or not lower-case letters and digits
    BadPictureSize, ///< a portrait or frame without pixels or with too many, or pixels that are not width x height x 3
    TimeTooLong     ///< a frame later than kMaxFrameMilliseconds
};

} // namespace carded::scanner
