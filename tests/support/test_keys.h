// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/ed25519.h"
#include "crypto/public_key.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace carded::test {

/// Keys that are nobody's: Ed25519 ones made from fixed seeds, the others from tests/vectors/keys.
enum class TestKey : std::uint8_t {
    Issuer = 1,
    Holder,
    Status,
    Stranger,
    OtherIssuer,
    Revoked,
    ForeignIssuer, ///< Ed25519 too
    P256,
    P384,
    Rsa,
};

/// Of an Ed25519 key only.
crypto::Ed25519KeyPair testKey(TestKey key);
/// The `kid` that tokens and the trust list use for a key.
Bytes testKid(TestKey key);
/// The `alg` that its signatures have: -19, -7, -35 or -37.
std::int64_t algOf(TestKey key);
/// A signature as COSE has it.
Bytes signWith(TestKey key, ByteSpan message);
/// A signature as X.509 and TUF have it: DER for ECDSA. Not of an Ed25519 key.
Bytes signX509(TestKey key, ByteSpan message);
/// The public half as a SubjectPublicKeyInfo in PEM. Not of an Ed25519 key.
std::string publicPem(TestKey key);
crypto::PublicKey publicKeyOf(TestKey key);
/// The public half as the trust list has it: kty, crv and numbers.
nlohmann::json jwkOf(TestKey key);
/// The public half as a `cnf` has it: one CBOR map.
Bytes coseKeyItem(TestKey key);

} // namespace carded::test
