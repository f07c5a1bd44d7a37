// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checkup.h"

#include <filesystem>
#include <vector>

namespace carded::app {

/// Whether a till's camera, its sound card and its handheld scanners are there, and what else is that could be its
/// camera. Who may open them is another user's matter: the window says that. `sounds`: where sound devices are.
[[nodiscard]] std::vector<Finding> checkDevices(const TillConfig& config,
                                                const std::filesystem::path& sounds = "/dev/snd");

} // namespace carded::app
