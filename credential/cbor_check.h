// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace carded::credential {

/// Why bytes are not CBOR as our profile wants it. The values up to TrailingBytes mean "not well-formed"
/// (RFC 8949 appendix C); the others are CBOR of a kind that the profile leaves out.
enum class CborError : std::uint8_t {
    Truncated,        ///< an item ends after the input
    ReservedHead,     ///< additional information 28 to 30, a break outside, or simple(0..31) in two bytes
    TrailingBytes,    ///< something follows the item
    IndefiniteLength, ///< a length that is not told at the start
    NotShortest,      ///< a head longer than its number needs
    TooDeep,          ///< arrays, maps and tags nested more than kMaxCborDepth
    TooManyItems,     ///< a map or array above its limit
    DuplicateKey,     ///< a map says a key twice
    BadKey,           ///< a map key that is no integer, short text or permitted simple(59)
    BadUtf8,          ///< a text string that is not UTF-8 (RFC 3629)
    WrongType,        ///< a reader asked for another type of item
    OutOfRange,       ///< a number that does not fit where it stands
    TooLarge,         ///< a string above the caller's limit
};

/// True for bytes that are no CBOR at all, false for CBOR that the profile leaves out.
[[nodiscard]] constexpr bool isNotWellFormed(CborError error) noexcept
{
    return error <= CborError::TrailingBytes;
}

/// Nothing we read is larger: a status list of 64 MiB and its token around it.
inline constexpr std::size_t kMaxCborBytes = std::size_t{80} * 1024 * 1024;
inline constexpr std::size_t kMaxCborDepth = 16;
inline constexpr std::size_t kMaxMapPairs = 64;
inline constexpr std::size_t kMaxArrayItems = 64;
inline constexpr std::size_t kMaxTextKeyBytes = 255;
/// The map key of redacted claims: simple(59), draft-ietf-spice-sd-cwt.
inline constexpr std::uint8_t kRedactedKeysSimple = 59;

enum class RedactedKeys : std::uint8_t { Refused, Allowed };

/// Whether `input` is one item of the profile of docs/formats/age1.md ("CBOR rules") and nothing more:
/// definite lengths, shortest heads (major types 0 to 6), no duplicate keys, valid UTF-8, bounded nesting and
/// counts. Strings are not looked into. No allocation, no recursion; the first problem met is the answer.
[[nodiscard]] std::optional<CborError> checkCbor(ByteSpan input, RedactedKeys redactedKeys) noexcept;

} // namespace carded::credential
