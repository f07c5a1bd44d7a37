// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace carded::credential {

/// `alg` values of the IANA COSE registry that we verify.
enum class Algorithm : std::uint8_t {
    Ed25519, ///< -19, fully specified (RFC 9864)
    EdDsa,   ///< -8, with the curve told by the key (RFC 9053 section 2.2)
};

/// Nothing for an `alg` we do not verify.
[[nodiscard]] constexpr std::optional<Algorithm> algorithmOf(std::int64_t alg) noexcept
{
    switch (alg) {
    case -19:
        return Algorithm::Ed25519;
    case -8:
        return Algorithm::EdDsa;
    default:
        return std::nullopt;
    }
}

} // namespace carded::credential
