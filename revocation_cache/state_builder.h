// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/status_list_token.h"
#include "revocation_cache/state_files.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::revocation_cache {

/// Why a status list did not come into the new state.
enum class ListRefusal : std::uint8_t {
    NotVerified, ///< verifyStatusList() refuses it
    FromFuture,  ///< `iat` lies more than 300 s after the reference time
    WentBack,    ///< `iat` lower than the stored copy's
    OtherBytes,  ///< the stored copy's `iat`, but not its bytes
    NotFetched,  ///< the repository names it and does not have it
};

/// A status list that was left out, for the operator. Its last good copy serves on, if there is one and its
/// key is still good.
struct RefusedList {
    std::string uri;
    ListRefusal cause{};
    std::optional<credential::StatusListError> error; ///< with NotVerified
    bool hasCopy = false;                             ///< a last good copy serves on
};

/// What buildState() did.
struct BuildReport {
    std::uint64_t generation = 0; ///< in force now
    bool unchanged = false;       ///< nothing new: only the pointer's times were renewed
    std::size_t listsCount = 0;   ///< in the state, kept copies included
    std::vector<RefusedList> refusedLists;
};

/// Checks a demo's `files` and puts them in force in `storeDir` as its next generation, in one step that survives a
/// power cut; a missing folder is made. A broken trust list or policy refuses everything; a broken status list
/// is left out and reported. Readers of the old generation keep it until they open again.
[[nodiscard]] Result<BuildReport, BuildError> buildState(const std::filesystem::path& storeDir,
                                                         const StateFiles& files);

} // namespace carded::revocation_cache
