// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/anchor.h"
#include "app/till_config.h"
#include "tuf/reporting_fetcher.h"

#include <filesystem>
#include <optional>
#include <string>

// How a till that was set up in its window gets its first root (docs/formats/setup.md).
namespace carded::app {

/// The anchor of a till that has none yet, by the set-up code that a person has confirmed; nothing if there is no code.
/// Its root is still to be fetched.
[[nodiscard]] std::optional<Anchor> anchorOfSetup(const TillConfig& config);

/// Fetches the root that the set-up code names by its fingerprint, whichever version it is, and sets the till up with
/// it. The error is a sentence, and nothing was changed. Never replaces a root.
[[nodiscard]] Result<Anchor, std::string> beginBySetup(const std::filesystem::path& store, const TillConfig& config,
                                                       tuf::ReportingFetcher& fetcher);

/// Where the lists of a till come from, as till.toml says, a set-up code or carded init; the first that there is. A
/// set-up code that came later counts only if a key of the lists in force has signed it, and it is for the same root.
[[nodiscard]] std::string addressOf(const std::filesystem::path& store, const TillConfig& config, const Anchor& anchor,
                                    UnixTime now);

} // namespace carded::app
