// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/status_changes.h"
#include "credential/status_list_token.h"
#include "credential/status_token.h"
#include "credential/trust_list.h"
#include "crypto/sha256.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carded::credential {

/// A signed delta as a whole.
inline constexpr std::size_t kMaxStatusDeltaBytes = std::size_t{1024} * 1024;

/// What has changed in a status list, as received (docs/formats/status-delta.md): parsed, NOT verified.
/// The views point into the bytes given to parseStatusDelta(); keep those alive.
struct StatusDelta : StatusToken {
    unsigned bits = 0;         ///< 1, 2, 4 or 8
    crypto::Sha256Digest from; ///< of the inflated entries before
    crypto::Sha256Digest to;   ///< and after
    ByteSpan changes;          ///< coded; empty if there are none
};

[[nodiscard]] Result<StatusDelta, StatusListError> parseStatusDelta(ByteSpan delta) noexcept;

/// A delta whose issuer's signature held. Owns its data. Good for nothing until it is applied.
struct VerifiedStatusDelta {
    std::string iss;
    Bytes kid; ///< of the key that signed it
    std::string uri;
    UnixTime iat{};
    UnixTime exp{};
    unsigned bits = 0;
    crypto::Sha256Digest from;
    crypto::Sha256Digest to;
    std::vector<StatusRun> changes; ///< as decodeStatusChanges() gives them
};

/// Checks the signature by the issuers' status keys current at `now`, and that `sub` is `uri`. A delta that has run out
/// is not refused: a later one may follow it.
[[nodiscard]] Result<VerifiedStatusDelta, StatusListError> verifyStatusDelta(ByteSpan delta, std::string_view uri,
                                                                             const TrustList& trust, UnixTime now);

/// The list after all of `chain`, with `kid`, `iat` and `exp` of its last delta. Checks whatever ties the deltas to the
/// list and to each other: iss, uri and bits, a later `iat` each time, `from`, the places of the changes, that the end
/// has not run out at `now`, and that its entries hash to the last `to`. After an error fetch the whole list.
[[nodiscard]] Result<VerifiedStatusList, StatusListError>
applyStatusDeltas(VerifiedStatusList list, std::span<const VerifiedStatusDelta> chain, UnixTime now);

} // namespace carded::credential
