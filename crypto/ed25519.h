// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::crypto {

/// An Ed25519 public key as RFC 8032 section 5.1.2 encodes it; not known to be a valid point.
using Ed25519PublicKey = FixedBytes<struct Ed25519PublicKeyTag, 32>;
/// An Ed25519 signature, R then S (RFC 8032 section 5.1.6).
using Ed25519Signature = FixedBytes<struct Ed25519SignatureTag, 64>;
/// Seed then public key. Only issuers, holders' wallets and the till's own log have one.
using Ed25519SecretKey = FixedBytes<struct Ed25519SecretKeyTag, 64>;
using Ed25519Seed = FixedBytes<struct Ed25519SeedTag, 32>;

/// True if `signature` over `message` holds (RFC 8032 section 5.1.7), by libsodium's strict rules: S must be
/// canonical; R or a key of small order, and a key that is no canonical point, are refused.
[[nodiscard]] bool verifyEd25519(const Ed25519PublicKey& key, ByteSpan message,
                                 const Ed25519Signature& signature) noexcept;

struct Ed25519KeyPair {
    Ed25519PublicKey publicKey;
    Ed25519SecretKey secretKey;
};

/// The key pair of a seed (RFC 8032 section 5.1.5); the same seed gives the same pair.
[[nodiscard]] Ed25519KeyPair ed25519KeyPair(const Ed25519Seed& seed) noexcept;

[[nodiscard]] Ed25519Signature signEd25519(const Ed25519SecretKey& key, ByteSpan message) noexcept;

} // namespace carded::crypto
