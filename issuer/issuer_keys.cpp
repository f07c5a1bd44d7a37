// SPDX-License-Identifier: Apache-2.0
#include "issuer/issuer_keys.h"

#include "crypto/encoding.h"

#include <algorithm>

namespace carded::issuer {
namespace {

using credential::KeyUse;

constexpr std::size_t kMaxKidBytes = 32;
constexpr int kTries = 1000; // of 256 short kids, all but a few are free

Result<void, IssuerError> refuse(std::string message)
{
    return fail(IssuerError{IssuerError::Cause::BadArgument, std::move(message)});
}

SigningKey& currentKey(IssuerFolder& issuer, KeyUse use)
{
    return use == KeyUse::Credential ? issuer.credentialKey : issuer.statusKey;
}

bool isTaken(IssuerFolder& issuer, KeyUse use, const Bytes& kid)
{
    return currentKey(issuer, use).kid == kid
           || std::ranges::any_of(issuer.oldKeys, [&](const auto& old) { return old.use == use && old.kid == kid; });
}

} // namespace

Result<void, IssuerError> announceKey(IssuerFolder& issuer, KeyUse use, const Bytes& kid, UnixTime now,
                                      const RandomSource& random)
{
    if (issuer.nextKeys.contains(use)) {
        return refuse("a next key is announced already: switch to it with `carded-issuer use-next-key`");
    }
    if (kid.size() > kMaxKidBytes) {
        return refuse("a kid has 1 to 32 bytes");
    }
    for (int i = 0; i < kTries; ++i) {
        auto key = makeSigningKey(kid, random);
        if (!isTaken(issuer, use, key.kid)) {
            issuer.nextKeys.emplace(use, NextKey{std::move(key), now});
            return {};
        }
    }
    return refuse("another key of this issuer has that kid: choose one with --kid");
}

Result<void, IssuerError> useNextKey(IssuerFolder& issuer, KeyUse use, Seconds leastAge, UnixTime now)
{
    const auto next = issuer.nextKeys.find(use);
    if (next == issuer.nextKeys.end()) {
        return refuse("no next key is announced: make it with `carded-issuer next-key`, and publish it");
    }
    const auto age = now - next->second.announced;
    if (age < leastAge) {
        return refuse("the next key was announced " + std::to_string(age / Seconds{3600})
                      + " hours ago, and tills that have not synced since do not know it: wait until it is "
                      + std::to_string(leastAge / Seconds{3600}) + " hours, or say --now");
    }
    auto& current = currentKey(issuer, use);
    issuer.oldKeys.push_back({use, current.kid, current.pair.publicKey, false});
    current = std::move(next->second.key);
    issuer.nextKeys.erase(next);
    return {};
}

Result<void, IssuerError> changeOldKey(IssuerFolder& issuer, KeyUse use, const Bytes& kid, OldKeyFate fate)
{
    const auto old =
        std::ranges::find_if(issuer.oldKeys, [&](const auto& key) { return key.use == use && key.kid == kid; });
    if (old == issuer.oldKeys.end()) {
        return refuse("no old key has the kid " + crypto::encodeHex(kid)
                      + ": `carded-issuer keys` shows them. A key that signs must be replaced first, with next-key and "
                        "use-next-key");
    }
    if (fate == OldKeyFate::Revoked) {
        old->revoked = true;
    } else {
        issuer.oldKeys.erase(old);
    }
    return {};
}

} // namespace carded::issuer
