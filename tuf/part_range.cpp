// SPDX-License-Identifier: Apache-2.0
#include "tuf/part_range.h"

#include <charconv>

namespace carded::tuf {

std::optional<std::uint64_t> parseNumber(std::string_view text) noexcept
{
    constexpr std::size_t kMaxDigits = 18; // no sum of two overflows
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    if (text.empty() || text.size() > kMaxDigits || std::from_chars(text.data(), end, number).ptr != end) {
        return std::nullopt;
    }
    return number;
}

std::optional<PartRange> parseContentRange(std::string_view text) noexcept
{
    constexpr std::string_view kUnit = "bytes ";
    const std::size_t dash = text.find('-');
    const std::size_t slash = text.find('/');
    if (!text.starts_with(kUnit) || dash == std::string_view::npos || slash == std::string_view::npos
        || dash < kUnit.size() || slash < dash) {
        return std::nullopt;
    }
    const auto first = parseNumber(text.substr(kUnit.size(), dash - kUnit.size()));
    const auto last = parseNumber(text.substr(dash + 1, slash - dash - 1));
    const std::string_view whole = text.substr(slash + 1);
    const auto total = parseNumber(whole);
    if (!first || !last || *last < *first || (whole != "*" && (!total || *total <= *last))) {
        return std::nullopt;
    }
    return PartRange{*first, *last, total};
}

} // namespace carded::tuf
