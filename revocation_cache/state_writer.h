// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "revocation_cache/state_draft.h"
#include "revocation_cache/state_files.h"

#include <filesystem>

namespace carded::revocation_cache {

/// Fills the empty file `path` with a state, not yet flushed to the disk. False if anything went wrong; the
/// file is good for nothing then.
[[nodiscard]] bool writeState(const std::filesystem::path& path, const StateFiles& files, const StateDraft& draft);

} // namespace carded::revocation_cache
