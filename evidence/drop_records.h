// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "evidence/log_file.h"

#include <chrono>
#include <filesystem>

namespace carded::evidence {

/// How long records are kept unless somebody says otherwise: after five years no sanction can be imposed any more
/// (Korea's General Act on Public Administration, article 23), nor a fine for the offence.
inline constexpr std::chrono::days kRetention{5 * 365 + 2};

/// Drops the bytes of the oldest records, up to the first that is not from before `before`; their hashes stay, so all
/// proofs still hold. The newest record stays whole. Gives how many were dropped; what they said is in no file any
/// more. The caller holds the folder's lock.
[[nodiscard]] Result<std::uint64_t, LogError> dropRecords(const std::filesystem::path& log, UnixTime before);

} // namespace carded::evidence
