// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"
#include "base/result.h"
#include "policy/policy.h"
#include "revocation_cache/state.h"
#include "verifier/verify.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carded::app {

enum class DemoStores : std::uint8_t { Refused, Allowed };

/// The state in force, or a sentence that says why there is none and what to do. Without a state every code
/// of ours is answered with `store_unreadable`.
struct OpenedStore {
    std::unique_ptr<revocation_cache::State> state;
    std::string problem;
    bool isMissing = false; ///< nothing was ever stored there
};

[[nodiscard]] OpenedStore openStore(const std::filesystem::path& folder, DemoStores demoStores);

/// /var/lib/carded if it exists, else $XDG_DATA_HOME/carded, else ~/.local/share/carded.
[[nodiscard]] std::filesystem::path defaultStoreFolder();

/// The policy of that choice, with the shop's rules laid over it. The error is a sentence.
[[nodiscard]] Result<std::shared_ptr<const policy::Policy>, std::string>
choosePolicy(const revocation_cache::State& state, const PolicyChoice& choice);

/// The categories `wanted`, with commas between, which must have rules in force at `now`. If `wanted` is empty: the one
/// that leaves the earliest birth date, so that whoever passes is old enough for all that ask for no licence; the hours
/// of the others are not asked. The error is a sentence.
[[nodiscard]] Result<std::string, std::string> chooseCategory(const policy::Policy& policy, std::string_view wanted,
                                                              UnixTime now);

} // namespace carded::app
