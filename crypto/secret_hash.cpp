// SPDX-License-Identifier: Apache-2.0
#include "crypto/secret_hash.h"

#include <sodium.h>

#include <array>

namespace carded::crypto {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemory = std::size_t{32} * 1024 * 1024;

const char* charsOf(ByteSpan bytes) noexcept
{
    return reinterpret_cast<const char*>(bytes.data());
}

} // namespace

std::optional<std::string> hashSecret(ByteSpan secret)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), charsOf(secret), secret.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0) {
        return std::nullopt;
    }
    return std::string(hash.data());
}

bool isSecretHash(const std::string& hash) noexcept
{
    return hash.size() < crypto_pwhash_STRBYTES && hash.starts_with(crypto_pwhash_STRPREFIX)
           && crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemory) == 0;
}

bool isSecretOf(const std::string& hash, ByteSpan secret) noexcept
{
    return isSecretHash(hash) && crypto_pwhash_str_verify(hash.c_str(), charsOf(secret), secret.size()) == 0;
}

} // namespace carded::crypto
