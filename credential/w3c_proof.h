// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"
#include "crypto/public_key.h"

namespace carded::credential {

/// What a W3C credential in CBOR-LD has in place of a COSE message: parsed, NOT verified. Views into the presentation's
/// bytes.
struct W3cProof {
    WipedBytes message; ///< what is signed: SHA-256 hashes, one after the other
    ByteSpan signature;
    ByteSpan uuid; ///< what a token for one sale is known by; empty for a card
    ByteSpan age;  ///< what it says of the age, in its format's own way
};

/// True if the signature holds by `key`'s own algorithm.
[[nodiscard]] inline bool signatureHolds(const W3cProof& proof, const crypto::PublicKey& key) noexcept
{
    return crypto::verify(key, proof.message, proof.signature);
}

} // namespace carded::credential
