// SPDX-License-Identifier: Apache-2.0
#include "crypto/public_key.h"

namespace carded::crypto {

bool verify(const PublicKey& key, ByteSpan message, ByteSpan signature) noexcept
{
    if (const auto* evp = std::get_if<EvpKey>(&key)) {
        return evp->verify(message, signature);
    }
    const auto* ed25519 = std::get_if<Ed25519PublicKey>(&key);
    const auto bytes = Ed25519Signature::from(signature);
    return ed25519 != nullptr && bytes && verifyEd25519(*ed25519, message, *bytes);
}

} // namespace carded::crypto
