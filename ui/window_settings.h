// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/basket.h"
#include "ui/design.h"
#include "ui/verdict_slot.h"

#include <optional>

namespace carded::ui {

/// Whether a bar grows shorter all the time, or once a second.
enum class Motion : std::uint8_t { Full, Reduced };

/// How a window looks.
struct Look {
    std::optional<Theme> theme; ///< none: the desktop's
    Motion motion = Motion::Full;
    int textPercent = 100; ///< one of kTextPercents
};

/// What a till's configuration says about its window.
struct WindowSettings {
    ShowTimes times;
    AfterCheck afterCheck = AfterCheck::Forget;
};

} // namespace carded::ui
