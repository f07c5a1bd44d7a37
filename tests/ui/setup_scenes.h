// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/scenes.h"
#include "ui/setup_page.h"

#include <vector>

namespace carded::test {

/// A page of each step, as a till would have it.
[[nodiscard]] ui::SetupPage samplePage(ui::SetupStep step);

/// The steps of set-up.
[[nodiscard]] std::vector<CashierScene> setupScenes();

} // namespace carded::test
