// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk_window.h"

#include <functional>
#include <vector>

namespace carded::test {

/// A state of the window that carded-shots draws.
struct Scene {
    const char* name;
    std::function<void(ui::KioskWindow&)> set;
};

/// Manual checks, a manager's PIN, and what is told of them.
[[nodiscard]] std::vector<Scene> personScenes();

} // namespace carded::test
