// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/basket.h"
#include "ui/verdict_slot.h"

namespace carded::ui {

/// What a till's configuration says about its window.
struct WindowSettings {
    ShowTimes times;
    AfterCheck afterCheck = AfterCheck::Forget;
};

} // namespace carded::ui
