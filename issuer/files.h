// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "issuer/issuer_error.h"

#include <cstdint>
#include <filesystem>

namespace carded::issuer {

/// Secret files are for their owner alone (mode 0600); public ones follow the umask.
enum class FileAccess : std::uint8_t { Public, Secret };

/// The whole file; one above 64 MiB is refused.
[[nodiscard]] Result<Bytes, IssuerError> readFile(const std::filesystem::path& path);

/// Writes beside `path` and renames, so that nobody reads half a file; replaces what was there.
[[nodiscard]] Result<void, IssuerError> writeFile(const std::filesystem::path& path, ByteSpan content,
                                                  FileAccess access);

/// Flushes a folder's own list of files to the disk. As good as the disk makes it: there is nothing to do if it fails.
void flushFolder(const std::filesystem::path& path) noexcept;

/// Makes the folder and its parents; one that is there already is fine.
[[nodiscard]] Result<void, IssuerError> makeFolder(const std::filesystem::path& path);

} // namespace carded::issuer
