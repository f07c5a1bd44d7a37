// SPDX-License-Identifier: Apache-2.0
#include "tuf/verify.h"

#include <algorithm>

namespace carded::tuf {
namespace {

/// The framework's keys sign as X.509's do.
bool holds(const crypto::PublicKey& key, ByteSpan message, ByteSpan signature)
{
    const auto* evp = std::get_if<crypto::EvpKey>(&key);
    return evp != nullptr ? evp->verifyX509(message, signature) : crypto::verify(key, message, signature);
}

} // namespace

bool isSignedBy(const Document& document, const KeyRing& keys, const RoleKeys& role)
{
    std::vector<const crypto::PublicKey*> signers;
    for (const Signature& signature : document.signatures) {
        const auto key = keys.find(signature.keyid);
        if (key == keys.end() || !role.keyids.contains(signature.keyid)
            || !holds(key->second, asBytes(document.canonical), signature.bytes)) {
            continue;
        }
        if (std::ranges::none_of(signers, [&](const auto* other) { return *other == key->second; })) {
            signers.push_back(&key->second);
        }
    }
    return role.threshold > 0 && signers.size() >= role.threshold;
}

} // namespace carded::tuf
