// SPDX-License-Identifier: Apache-2.0
#include "policy/names.h"

#include <algorithm>

namespace carded::policy {
namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool isJurisdiction(std::string_view text)
{
    if (text.size() < 2 || !isUpper(text[0]) || !isUpper(text[1])) {
        return false;
    }
    if (text.size() == 2) {
        return true;
    }
    return text[2] == '-' && text.size() >= 4 && text.size() <= 6
           && std::ranges::all_of(text.substr(3), [](char c) { return isUpper(c) || isDigit(c); });
}

bool isCategoryId(std::string_view text)
{
    constexpr std::size_t kMaxIdBytes = 40;
    return !text.empty() && text.size() <= kMaxIdBytes && isLower(text[0])
           && std::ranges::all_of(text, [](char c) { return isLower(c) || isDigit(c) || c == '_'; });
}

bool isLanguageTag(std::string_view text)
{
    constexpr std::size_t kMaxTagBytes = 12;
    const std::size_t hyphen = std::min(text.find('-'), text.size());
    const std::string_view language = text.substr(0, hyphen);
    const std::string_view rest = text.substr(hyphen);
    return text.size() <= kMaxTagBytes && (language.size() == 2 || language.size() == 3)
           && std::ranges::all_of(language, isLower) && rest.size() != 1
           && std::ranges::all_of(rest.substr(std::min<std::size_t>(1, rest.size())),
                                  [](char c) { return isLower(c) || isUpper(c) || isDigit(c); });
}

} // namespace carded::policy
