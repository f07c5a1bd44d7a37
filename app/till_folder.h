// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace carded::app {

/// Beside a till's lists, the folder of what its window keeps: the PIN, the shift that goes on, saved shifts.
[[nodiscard]] std::filesystem::path tillFolder(const std::filesystem::path& store);

/// Makes `folder`, below or at tillFolder(), for its owner alone; what root makes is the user's who has the records:
/// that one runs the window. False, with errno, if it cannot be made; one that is there is left as it is.
[[nodiscard]] bool makeOwnersFolder(const std::filesystem::path& folder, const std::filesystem::path& store);

} // namespace carded::app
