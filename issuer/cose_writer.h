// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/ed25519.h"

#include <cstdint>
#include <span>

namespace carded::issuer {

/// Ed25519 by its own name (RFC 9864): one byte, as EdDSA (-8) is.
inline constexpr std::int64_t kAlgEd25519 = -19;

/// A key that signs, and what its messages call it.
struct SigningKey {
    Bytes kid; ///< empty: the header names no key (a holder's)
    crypto::Ed25519KeyPair pair;
};

/// A COSE_Sign1 (RFC 9052 section 4.2) in its parts: the unprotected header is not signed and comes last.
struct SignedMessage {
    Bytes protectedBytes;
    Bytes payload;
    crypto::Ed25519Signature signature;
};

/// Signs the Sig_structure of RFC 9052 section 4.4, without external data.
[[nodiscard]] SignedMessage signMessage(Bytes protectedBytes, Bytes payload, const crypto::Ed25519SecretKey& key);

/// Tag 18, with the disclosures as `sd_claims` (17) in the unprotected header, or with that header empty.
[[nodiscard]] Bytes encodeMessage(const SignedMessage& message, std::span<const Bytes> disclosures = {});

} // namespace carded::issuer
