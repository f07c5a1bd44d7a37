// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "revocation_cache/sqlite.h"
#include "revocation_cache/state_draft.h"
#include "revocation_cache/state_files.h"

#include <optional>

namespace carded::revocation_cache {

/// A state file in memory, whose image() is to be written to the disk; nothing if SQLite fails.
[[nodiscard]] std::optional<Database> makeStateFile(const StateFiles& files, const StateDraft& draft);

} // namespace carded::revocation_cache
