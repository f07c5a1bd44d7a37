// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "evidence/log_file.h"

#include <chrono>
#include <filesystem>

namespace carded::evidence {

/// How long records are kept unless somebody says otherwise. In Korea most sanctions against a shop can be imposed for
/// five years (General Act on Public Administration, article 23); docs/evidence.md says how far that was checked.
inline constexpr std::chrono::days kRetention{5 * 365 + 2};

/// Drops the bytes of the oldest records, up to the first that is not from before `before`; their hashes stay, so all
/// proofs still hold. The newest record stays whole. Gives how many were dropped; what they said is in no file any
/// more. The caller holds the folder's lock.
[[nodiscard]] Result<std::uint64_t, LogError> dropRecords(const std::filesystem::path& log, UnixTime before);

} // namespace carded::evidence
