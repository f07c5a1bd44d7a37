// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/sha256.h"

#include <cstddef>
#include <optional>

namespace carded::credential {

inline constexpr std::size_t kSaltBytes = 16;

/// One salted disclosed claim (docs/formats/age1.md, "Disclosures"). The shape tells what it is: a claim has key and
/// value, an array element only a value, a decoy neither. Views into the bytes given to parseDisclosure().
struct Disclosure {
    crypto::Sha256Digest hash; ///< over the byte string with its head
    ByteSpan key;
    ByteSpan value;
    bool used = false; ///< for whoever puts it into its place
};

/// Reads the content of a disclosure's byte string: [salt, value, key], [salt, value] or [salt]. Nothing for
/// anything else.
[[nodiscard]] std::optional<Disclosure> parseDisclosure(ByteSpan bytes);

} // namespace carded::credential
