// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/client.h"

#include <filesystem>
#include <optional>
#include <string>

namespace carded::test {

/// The whole file, or nothing.
std::optional<Bytes> readBytes(const std::filesystem::path& path);

/// Writes beside `path` and renames; false if that fails.
bool writeBytes(const std::filesystem::path& path, ByteSpan content);

/// Trusted metadata as files: `root.json`, `timestamp.json`, `snapshot.json`, `targets.json`, `<role>.json`, a role's
/// name percent-encoded. A file that is not there is empty.
tuf::TrustedState loadState(const std::filesystem::path& folder);

/// Writes what has changed since `before`, and takes away what is trusted no more; false if that fails.
bool saveState(const std::filesystem::path& folder, const tuf::TrustedState& before, const tuf::TrustedState& state);

} // namespace carded::test
