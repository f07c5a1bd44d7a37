// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "scanner/source_error.h"

#include <cstdint>
#include <filesystem>

namespace carded::scanner {

/// A regular file of 1 to `maxBytes` bytes, open for reading.
Result<UniqueFd, SourceError> openFile(const std::filesystem::path& path, std::uint64_t maxBytes);

} // namespace carded::scanner
