// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha256.h"

#include <sodium.h>

namespace carded::crypto {

static_assert(Sha256Digest::kSize == crypto_hash_sha256_BYTES);

Sha256Digest sha256(ByteSpan bytes) noexcept
{
    Sha256Digest digest;
    crypto_hash_sha256(digest.data.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256Digest sha256(ByteSpan head, ByteSpan body) noexcept
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, head.data(), head.size());
    crypto_hash_sha256_update(&state, body.data(), body.size());
    Sha256Digest digest;
    crypto_hash_sha256_final(&state, digest.data.data());
    return digest;
}

} // namespace carded::crypto
