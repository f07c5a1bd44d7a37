// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <filesystem>
#include <optional>

namespace carded::app {

/// Leaves word in the store, for the window, of when the next sync is due. Where that fails nothing is due: the window
/// says no time rather than a wrong one.
void noteNextSync(const std::filesystem::path& store, UnixTime due);

/// What noteNextSync() has left; none if there is nothing, or nothing that can be read.
[[nodiscard]] std::optional<UnixTime> readNextSync(const std::filesystem::path& store);

} // namespace carded::app
