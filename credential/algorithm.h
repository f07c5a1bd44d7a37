// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Whether a signature of this kind can be by an Ed25519 key, the only kind of key we take.
[[nodiscard]] constexpr bool fitsEd25519(Algorithm algorithm) noexcept
{
    return algorithm == Algorithm::Ed25519 || algorithm == Algorithm::EdDsa;
}

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

} // namespace carded::credential
