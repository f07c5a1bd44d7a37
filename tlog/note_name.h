// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carded::tlog {

/// What the signed-note specification calls a key name: UTF-8, not empty, without Unicode spaces, control characters
/// and plus signs.
[[nodiscard]] bool isNoteName(std::string_view name) noexcept;

} // namespace carded::tlog
