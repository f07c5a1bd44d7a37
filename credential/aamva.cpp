// SPDX-License-Identifier: Apache-2.0
#include "credential/aamva.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::size_t kDateDigits = 8;
/// More than twice what a PDF417 symbol holds: a longer text is no licence's.
constexpr std::size_t kMaxAamvaText = 4096;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

bool isOfTheLiving(const Date& date)
{
    return date.year() >= std::chrono::year{1900} && date.year() < std::chrono::year{2100};
}

/// No text is a date in both orders: a year begins with 19 or 20, a month is 01 to 12.
std::optional<Date> dateInEitherOrder(std::string_view digits)
{
    const auto yearFirst = compactDate(digits);
    if (yearFirst && isOfTheLiving(*yearFirst)) {
        return yearFirst;
    }
    std::array<char, kDateDigits> turned{};
    std::ranges::rotate_copy(digits, digits.begin() + 4, turned.begin());
    const auto yearLast = compactDate({turned.data(), turned.size()});
    return yearLast && isOfTheLiving(*yearLast) ? yearLast : std::nullopt;
}

} // namespace

bool isAamva(std::string_view text) noexcept
{
    constexpr std::size_t kMostControls = 8;
    if (!text.starts_with('@')) {
        return false;
    }
    text.remove_prefix(1);
    const auto start = static_cast<std::size_t>(std::ranges::find_if_not(text, isControl) - text.begin());
    text.remove_prefix(start);
    return start <= kMostControls && (text.starts_with("ANSI ") || text.starts_with("AAMVA"));
}

std::optional<Date> printedBirthDate(std::string_view text) noexcept
{
    constexpr std::string_view kElement = "DBB";
    text = text.substr(0, kMaxAamvaText);
    std::optional<Date> found;
    for (std::size_t at = text.find(kElement); at != std::string_view::npos; at = text.find(kElement, at + 1)) {
        const std::string_view value = text.substr(at + kElement.size());
        const auto count = std::ranges::find_if_not(value, isDigit) - value.begin();
        const auto date = count == kDateDigits ? dateInEitherOrder(value.substr(0, kDateDigits)) : std::nullopt;
        if (date && found && *date != *found) {
            return std::nullopt;
        }
        found = date ? date : found;
    }
    return found;
}

} // namespace carded::credential
