// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/ed25519.h"
#include "crypto/evp_key.h"

#include <variant>

namespace carded::crypto {

/// A public key that checks signatures. Its kind fixes their algorithm: Ed25519, ES256, ES384 or PS256.
/// The zero value is no valid point: nothing is signed by it.
using PublicKey = std::variant<Ed25519PublicKey, EvpKey>;

/// True if `signature` over `message` holds by `key`'s own algorithm; false for one of another length.
[[nodiscard]] bool verify(const PublicKey& key, ByteSpan message, ByteSpan signature) noexcept;

} // namespace carded::crypto
