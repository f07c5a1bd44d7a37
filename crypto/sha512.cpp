// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha512.h"

#include <sodium.h>

namespace carded::crypto {

static_assert(Sha512Digest::kSize == crypto_hash_sha512_BYTES);

Sha512Digest sha512(ByteSpan bytes) noexcept
{
    Sha512Digest digest;
    crypto_hash_sha512(digest.data.data(), bytes.data(), bytes.size());
    return digest;
}

} // namespace carded::crypto
