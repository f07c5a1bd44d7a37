// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/source_error.h"

#include <filesystem>
#include <vector>

namespace carded::scanner {

/// The pictures directly in `folder`, by their endings and in the order of their names: the frame numbers of a
/// folder source count through this list.
[[nodiscard]] Result<std::vector<std::filesystem::path>, SourceError> listPictures(const std::filesystem::path& folder);

} // namespace carded::scanner
