// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "policy/time_zone.h"

#include <span>

namespace carded::policy {

/// Whether one of `rules` forbids selling at the local time `now`. A time that began yesterday counts until it ends,
/// even where its rule is in force from today on. Where clocks are put forward or back, what the clock shows counts.
[[nodiscard]] bool isSaleForbidden(std::span<const Rule* const> rules, const LocalTime& now) noexcept;

} // namespace carded::policy
