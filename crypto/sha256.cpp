// SPDX-License-Identifier: Apache-2.0
#include "crypto/sha256.h"

#include <sodium.h>

#include <openssl/evp.h>

namespace carded::crypto {

static_assert(Sha256Digest::kSize == crypto_hash_sha256_BYTES);

namespace {

/// OpenSSL uses the processor's SHA instructions and is six times as fast, but its first call takes a millisecond and
/// every call 0.1 us more: not for the few small hashes of a scan.
constexpr std::size_t kLargeBytes = std::size_t{256} * 1024;

} // namespace

Sha256Digest sha256(ByteSpan bytes) noexcept
{
    if (bytes.size() >= kLargeBytes) {
        return sha256ByOpenSsl(bytes);
    }
    Sha256Digest digest;
    crypto_hash_sha256(digest.data.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256Digest sha256ByOpenSsl(ByteSpan bytes) noexcept
{
    Sha256Digest digest;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data.data(), nullptr, EVP_sha256(), nullptr) != 1) {
        crypto_hash_sha256(digest.data.data(), bytes.data(), bytes.size());
    }
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
