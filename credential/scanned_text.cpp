// SPDX-License-Identifier: Apache-2.0
#include "credential/scanned_text.h"

#include <algorithm>

namespace carded::credential {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

bool isSdJwt(std::string_view text) noexcept
{
    return text.starts_with("eyJ") && text.find('~') != std::string_view::npos;
}

bool isVdsNc(std::string_view text) noexcept
{
    constexpr std::size_t kHeaderSize = 128;
    return text.starts_with(R"({"data":{"hdr":{)")
           && text.substr(0, kHeaderSize).find(R"("icao.)") != std::string_view::npos;
}

bool isLink(std::string_view text) noexcept
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || !isLetter(text.front())) {
        return false;
    }
    const std::string_view scheme = text.substr(0, colon);
    const bool isScheme = std::ranges::all_of(
        scheme, [](char c) { return isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.'; });
    if (!isScheme) {
        return false;
    }
    const auto isSameLetter = [](char a, char b) {
        return (a | 0x20) == b;
    }; // b is a small letter; no digit or sign of a scheme becomes one
    const bool isHttp = std::ranges::equal(scheme, std::string_view("http"), isSameLetter)
                        || std::ranges::equal(scheme, std::string_view("https"), isSameLetter);
    return isHttp || text.substr(colon).starts_with("://");
}

bool isArticleNumber(std::string_view text) noexcept
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

} // namespace carded::credential
