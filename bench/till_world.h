// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "revocation_cache/state.h"
#include "revocation_cache/state_files.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace carded::bench {

inline constexpr std::size_t kCredentials = 33'000'000;
/// One entry in this many is revoked.
inline constexpr std::size_t kRevokedOneIn = 100;
inline constexpr const char* kJurisdiction = "KR";
inline constexpr const char* kCategory = "tobacco";

/// One issuer with keys of a fixed seed, its list of kCredentials entries in a real store, and codes to be checked
/// against them.
struct TillWorld {
    std::filesystem::path storeFolder;
    revocation_cache::StateFiles files; ///< what the store was built from
    std::unique_ptr<revocation_cache::State> state;
    const policy::Policy* policy = nullptr; ///< of `state`
    std::string iss;
    std::string statusUri;
    std::vector<std::string> texts; ///< SD-CWTs in key binding tokens, all of them passes
    UnixTime now{};
};

/// Builds the store in `storeFolder`. Throws std::runtime_error if any of it is refused.
[[nodiscard]] TillWorld makeTillWorld(const std::filesystem::path& storeFolder);

} // namespace carded::bench
