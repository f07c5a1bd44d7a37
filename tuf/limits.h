// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace carded::tuf {

// What is fetched or parsed at most, in bytes: W, X, Y and Z of section 5.
inline constexpr std::size_t kMaxRootBytes = std::size_t{512} * 1024;
inline constexpr std::size_t kMaxTimestampBytes = std::size_t{16} * 1024;
inline constexpr std::size_t kMaxSnapshotBytes = std::size_t{2} * 1024 * 1024;
inline constexpr std::size_t kMaxTargetsBytes = std::size_t{5} * 1024 * 1024;
inline constexpr std::size_t kMaxTargetBytes = std::size_t{64} * 1024 * 1024;

/// Objects and arrays within one another, in a metadata file.
inline constexpr std::size_t kMaxDepth = 32;
/// New root files in one refresh (Y of 5.3.3); the next refresh goes on.
inline constexpr std::size_t kMaxRootRotations = 32;
/// Roles of one search, the top-level targets role included (5.6.7.1).
inline constexpr std::size_t kMaxRoles = 32;

} // namespace carded::tuf
