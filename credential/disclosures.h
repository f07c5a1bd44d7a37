// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"

#include <cstdint>
#include <span>

namespace carded::credential {

/// Why an SD-CWT's salted disclosed claims do not fit its payload (docs/formats/age1.md, "Disclosures").
enum class DisclosureError : std::uint8_t {
    BadDisclosure,   ///< breaks the CBOR rules, or is none of [salt, value, key], [salt, value], [salt]
    Repeated,        ///< the same disclosure comes twice
    NotReferenced,   ///< its hash stands nowhere
    ReferencedTwice, ///< its hash stands in two places
    WrongArity,      ///< a claim's disclosure in the place of an array element, or the other way round
    DuplicateKey,    ///< it restores a key that is there
    NeverRedacted,   ///< it restores, at the top level, a claim that may not be redacted
    BadRedaction, ///< hashes that are not arrays of 32 bytes, tag 60 outside an array, tag 58 or 62; or no map at all
};

/// The claims set with every disclosed claim in its place and every other redaction left out
/// (draft-ietf-spice-sd-cwt, section "SD-KBT and SD-CWT Verifier Validation", step 8), as CBOR.
/// A hash is SHA-256 over a disclosure's byte string with its head. `payload` has passed checkCbor().
[[nodiscard]] Result<WipedBytes, DisclosureError> restoreClaims(ByteSpan payload,
                                                                std::span<const ByteSpan> disclosures);

} // namespace carded::credential
