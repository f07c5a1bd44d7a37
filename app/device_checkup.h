// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checkup.h"

#include <vector>

namespace carded::app {

/// Whether a till's camera and handheld scanners are there, and what else is that could be its camera. Who may open
/// them is another user's matter: the window says that.
[[nodiscard]] std::vector<Finding> checkDevices(const TillConfig& config);

} // namespace carded::app
