// SPDX-License-Identifier: Apache-2.0
#include "crypto/ed25519.h"

#include <sodium.h>

namespace carded::crypto {

static_assert(Ed25519PublicKey::kSize == crypto_sign_PUBLICKEYBYTES);
static_assert(Ed25519SecretKey::kSize == crypto_sign_SECRETKEYBYTES);
static_assert(Ed25519Signature::kSize == crypto_sign_BYTES);
static_assert(Ed25519Seed::kSize == crypto_sign_SEEDBYTES);

bool verifyEd25519(const Ed25519PublicKey& key, ByteSpan message, const Ed25519Signature& signature) noexcept
{
    return crypto_sign_verify_detached(signature.data.data(), message.data(), message.size(), key.data.data()) == 0;
}

Ed25519KeyPair ed25519KeyPair(const Ed25519Seed& seed) noexcept
{
    Ed25519KeyPair pair;
    crypto_sign_seed_keypair(pair.publicKey.data.data(), pair.secretKey.data.data(), seed.data.data());
    return pair;
}

Ed25519Signature signEd25519(const Ed25519SecretKey& key, ByteSpan message) noexcept
{
    Ed25519Signature signature;
    crypto_sign_detached(signature.data.data(), nullptr, message.data(), message.size(), key.data.data());
    return signature;
}

} // namespace carded::crypto
