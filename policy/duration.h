// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <optional>
#include <string_view>

namespace carded::policy {

/// Reads a whole number and a unit, `s`, `m`, `h` or `d` (24 hours): `90m`. At most 7 digits, no sign, no space.
[[nodiscard]] std::optional<Seconds> parseDuration(std::string_view text) noexcept;

} // namespace carded::policy
