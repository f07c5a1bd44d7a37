// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/cbor_check.h"

namespace carded::credential {

/// Major types (RFC 8949 section 3.1), with their numbers.
enum class CborMajor : std::uint8_t { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

/// The start of an item: what it is and its number (a value, a length, a count or a tag).
struct CborHead {
    CborMajor major = CborMajor::Unsigned;
    std::uint8_t info = 0; ///< additional information; 25 to 27 of major type 7 are floats
    std::uint8_t size = 0; ///< bytes that the head takes
    std::uint64_t argument = 0;

    [[nodiscard]] bool isFloat() const noexcept { return major == CborMajor::Simple && info >= 25 && info <= 27; }
    [[nodiscard]] bool isString() const noexcept { return major == CborMajor::Bytes || major == CborMajor::Text; }
};

/// Reads the head at the start of `input`: well-formed, definite and (but for floats) shortest.
[[nodiscard]] Result<CborHead, CborError> readCborHead(ByteSpan input) noexcept;

} // namespace carded::credential
