// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/public_key.h"

#include <cstdint>
#include <optional>

namespace carded::credential {

/// `alg` values of the IANA COSE registry that our formats name. The key decides which of them is right.
enum class Algorithm : std::uint8_t {
    Ed25519, ///< -19, fully specified (RFC 9864)
    EdDsa,   ///< -8, with the curve told by the key (RFC 9053 section 2.2)
    Es256,   ///< -7, for a P-256 key
    Es384,   ///< -35, for a P-384 key
    Ps256,   ///< -37, for an RSA key
};

/// Nothing for an `alg` that no format of ours names.
[[nodiscard]] constexpr std::optional<Algorithm> algorithmOf(std::int64_t alg) noexcept
{
    switch (alg) {
    case -19:
        return Algorithm::Ed25519;
    case -8:
        return Algorithm::EdDsa;
    case -7:
        return Algorithm::Es256;
    case -35:
        return Algorithm::Es384;
    case -37:
        return Algorithm::Ps256;
    default:
        return std::nullopt;
    }
}

/// Whether a signature of this kind can be by this key: the key decides, a header only agrees or not.
[[nodiscard]] inline bool fits(Algorithm algorithm, const crypto::PublicKey& key) noexcept
{
    const auto* evp = std::get_if<crypto::EvpKey>(&key);
    switch (algorithm) {
    case Algorithm::Ed25519:
    case Algorithm::EdDsa:
        return evp == nullptr;
    case Algorithm::Es256:
        return evp != nullptr && evp->type() == crypto::EvpKey::Type::P256;
    case Algorithm::Es384:
        return evp != nullptr && evp->type() == crypto::EvpKey::Type::P384;
    case Algorithm::Ps256:
        return evp != nullptr && evp->type() == crypto::EvpKey::Type::Rsa;
    }
    return false;
}

} // namespace carded::credential
