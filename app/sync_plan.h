// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "crypto/sha256.h"
#include "revocation_cache/state_reader.h"
#include "tuf/client.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carded::app {

/// A status list as the repository names it.
struct ListTarget {
    std::string name;
    std::string uri;
    crypto::Sha256Digest sha256; ///< of the token
    std::uint64_t length = 0;
    // What the repository says of the list inside, if it does: a till then knows what it has without fetching.
    std::optional<UnixTime> iat;
    std::optional<crypto::Sha256Digest> entries; ///< SHA-256 of the inflated entries

    /// Whether `list` is what a till would have after fetching this.
    [[nodiscard]] bool isHeldAs(const revocation_cache::StoredList& list) const;
};

/// What has changed in a list, as the repository names it.
struct DeltaTarget {
    std::string name;
    crypto::Sha256Digest from; ///< of the inflated entries before
    crypto::Sha256Digest to;   ///< and after
    std::uint64_t length = 0;
};

/// What of a repository's targets a till uses, by their names.
struct SyncPlan {
    bool hasTrustList = false;
    std::vector<std::string> policies;
    std::vector<ListTarget> lists;
    std::map<std::string, std::vector<DeltaTarget>> deltas; ///< by the list's name
};

inline constexpr const char* kTrustListTarget = "trust/issuers.json";

/// A target without a SHA-256, of an unknown kind, or a trust list from a delegated role is left out.
[[nodiscard]] SyncPlan planSync(std::span<const tuf::FoundTarget> targets);

/// The deltas that lead from entries of SHA-256 `from` to `target`, in order; none if the whole list is the shorter
/// way, or the only one. Where the repository does not say what the list holds, they lead as far as they do.
[[nodiscard]] std::vector<DeltaTarget> findDeltas(const SyncPlan& plan, const ListTarget& target,
                                                  const crypto::Sha256Digest& from);

} // namespace carded::app
