// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "evidence/log_error.h"

#include <filesystem>
#include <string_view>

namespace carded::evidence {

enum class IfThere : std::uint8_t { Leave, Empty };

/// Makes a file that only its owner may read and write (0600), whatever the umask; of one that is there the mode is set
/// anew. What root makes is the folder's owner's, who goes on with it. Never follows a link.
[[nodiscard]] Result<UniqueFd, LogError> makePrivateFile(const std::filesystem::path& path, IfThere ifThere);

/// Puts `content` into a private file in one step: after a power cut the file is the old one or the new one.
[[nodiscard]] Result<void, LogError> writePrivateFile(const std::filesystem::path& path, std::string_view content);

} // namespace carded::evidence
