// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/scenes.h"
#include "ui/shift_figures.h"

#include <vector>

namespace carded::test {

/// A day's work of a busy till.
[[nodiscard]] ui::ShiftFigures sampleShift();

/// Operators, the manager's menu, and a shift in numbers.
[[nodiscard]] std::vector<CashierScene> shiftScenes();

} // namespace carded::test
