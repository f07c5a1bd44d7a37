// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/table_reader.h"

#include <cstdint>

namespace carded::app {

/// How a till's windows look: the table `look` of its configuration.
struct LookConfig {
    enum class Theme : std::uint8_t { Desktop, Light, Dark, HighContrast };
    Theme theme = Theme::Desktop; ///< Desktop: what the desktop's colours ask for
    bool isStill = false;         ///< nothing moves but what must
    int textPercent = 100;        ///< 100, 125, 150 or 200, until somebody at the window chooses another
};

[[nodiscard]] LookConfig readLook(policy::TableReader& root, policy::Problems& problem);

} // namespace carded::app
