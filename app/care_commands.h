// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"
#include "app/till_config.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace carded::app {

/// What the commands that look after a till's lists have in common.
struct CareOptions {
    std::filesystem::path store;
    std::string url; ///< `--repository`; empty: the configuration's, or what the till was set up with
    TillConfig config;
    Output output = Output::Sentences;
    bool demo = false;
    std::optional<std::chrono::minutes> every; ///< `--every`: how often sync is run
};

// Exit statuses of `carded sync` besides 0.
inline constexpr int kExitFailed = 1;      ///< nothing was changed
inline constexpr int kExitListRefused = 3; ///< a status list or a role of lists was refused, the rest is in force

// Each runs one command, as those of app/commands.h.

[[nodiscard]] int runInit(const CareOptions& options, const std::filesystem::path& rootFile);
[[nodiscard]] int runSync(const CareOptions& options);
/// 0 if nothing is wrong, else 1.
[[nodiscard]] int runDoctor(const CareOptions& options);
/// For root alone; says in the folder that it was done.
[[nodiscard]] int runResetClockFloor(const CareOptions& options);

} // namespace carded::app
