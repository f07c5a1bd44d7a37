// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace carded::app {

// Each runs one command, as those of app/commands.h.

/// Sets the manager's PIN of a till: from the terminal that is standard input, twice and without showing it, else the
/// first line of it. kExitUsage for what is no PIN.
[[nodiscard]] int runPinSet(const std::filesystem::path& store);
/// Afterwards the till has none.
[[nodiscard]] int runPinClear(const std::filesystem::path& store);

} // namespace carded::app
