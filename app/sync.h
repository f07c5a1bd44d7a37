// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/unix_time.h"
#include "revocation_cache/state_builder.h"
#include "tuf/client.h"
#include "tuf/reporting_fetcher.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace carded::app {

enum class SyncOutcome : std::uint8_t {
    Failed,    ///< the old state serves on
    Unchanged, ///< verified, and nothing is new
    Changed,   ///< a new state is in force
};

/// What one sync did.
struct SyncReport {
    SyncOutcome outcome = SyncOutcome::Failed;
    std::string problem;          ///< with Failed: what happened, what it means, what to do
    std::uint64_t generation = 0; ///< in force now; 0 if it failed, as the numbers below
    std::uint64_t repositoryVersion = 0;
    std::size_t listsCount = 0;
    std::size_t fetchedLists = 0; ///< taken whole
    std::size_t updatedLists = 0; ///< brought up to date by deltas
    std::vector<revocation_cache::RefusedList> refusedLists;
    std::vector<tuf::BrokenRole> brokenRoles; ///< of the repository: the lists they named stay as they are

    /// Whether everything that the repository has is in force.
    [[nodiscard]] bool isWhole() const noexcept { return refusedLists.empty() && brokenRoles.empty(); }
};

/// Told before each file that is fetched for the state: how many of how many are done.
using SyncProgress = std::function<void(const std::string& what, std::size_t done, std::size_t count)>;

/// One update of the store in `storeDir` from a repository. `root` is the one the till was set up with: trust begins
/// there if the store has none of its own. `now` is the one reference time of everything. A power cut or a kill at any
/// moment leaves the old state or the new one in force.
[[nodiscard]] SyncReport syncStore(const std::filesystem::path& storeDir, const Bytes& root,
                                   tuf::ReportingFetcher& fetcher, UnixTime now, const SyncProgress& progress);

} // namespace carded::app
