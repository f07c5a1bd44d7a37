// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/check_desk.h"
#include "scanner/reading_hint.h"
#include "ui/hint.h"
#include "ui/till_state.h"

#include <optional>
#include <vector>

namespace carded::app {

/// What the window offers for sale: the categories that have a rule in force now.
[[nodiscard]] std::vector<ui::Category> categoriesOf(const policy::Policy& policy, UnixTime now);

/// What keeps the desk from checking codes now, or soon will.
[[nodiscard]] ui::TillProblem problemOf(const DeskState& desk, UnixTime now);

/// How well the desk keeps its records.
[[nodiscard]] ui::RecordsState recordsOf(const RecorderState& records) noexcept;

/// What to do about a code that is not read.
[[nodiscard]] std::optional<ui::Hint> hintAbout(std::optional<scanner::ReadingHint> trouble) noexcept;

} // namespace carded::app
