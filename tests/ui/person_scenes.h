// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/scenes.h"

#include <vector>

namespace carded::test {

/// Manual checks, a manager's PIN, and what is told of them.
[[nodiscard]] std::vector<CashierScene> personScenes();

} // namespace carded::test
