// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "issuer/issuer_error.h"
#include "issuer/issuer_folder.h"
#include "issuer/random_source.h"

#include <cstdint>

// How an issuer changes its keys: the next one stands in the trust list before it signs, so that every till knows it
// by then, and the last one stays there for what it has signed. Each changes the issuer in memory; saveKeys() writes.
namespace carded::issuer {

/// Makes the next key for this use. An empty kid becomes the first byte of the key's SHA-256. Refuses if there is one
/// already, or another key of the use has the kid.
[[nodiscard]] Result<void, IssuerError> announceKey(IssuerFolder& issuer, credential::KeyUse use, const Bytes& kid,
                                                    UnixTime now, const RandomSource& random);

/// From now on the announced key signs. Refuses if there is none, or if it was announced less than `leastAge` ago: a
/// till that has not synced since would call its codes unknown.
[[nodiscard]] Result<void, IssuerError> useNextKey(IssuerFolder& issuer, credential::KeyUse use, Seconds leastAge,
                                                   UnixTime now);

/// What becomes of a key that signs no more: listed as revoked, nothing that it ever signed is good any more; removed
/// from the list, codes signed by it are of an unknown issuer.
enum class OldKeyFate : std::uint8_t { Revoked, Removed };

/// Refuses a kid that no old key of the use has.
[[nodiscard]] Result<void, IssuerError> changeOldKey(IssuerFolder& issuer, credential::KeyUse use, const Bytes& kid,
                                                     OldKeyFate fate);

} // namespace carded::issuer
