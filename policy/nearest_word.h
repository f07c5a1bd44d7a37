// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace carded::policy {

/// ` (did you mean "x"?)` with the one of `known` that `word` is nearest to, or nothing where none is near.
[[nodiscard]] std::string nearestWord(std::string_view word, std::span<const std::string_view> known);

} // namespace carded::policy
