// SPDX-License-Identifier: Apache-2.0
#include "credential/scanned_text.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::string_view kAge1 = "AGE1:";

struct ForeignPrefix {
    std::string_view prefix;
    std::string_view document;
};

constexpr std::array<ForeignPrefix, 8> kForeignPrefixes{{
    {"HC1:", "eu-dcc"},
    {"NZCP:/", "nz-covid-pass"},
    {"shc:/", "smart-health-card"},
    {"NL2:", "nl-coronacheck"},
    {"VC1-", "w3c-vc"},
    {"mdoc:", "mdoc"},
    {"eyJ", "jwt"},
    {"VP1-", "truage"},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// An AAMVA file header (AAMVA DL/ID card design standard, D.12.3): `@` LF RS CR `ANSI ` or `AAMVA`.
bool isAamva(std::string_view text)
{
    constexpr std::string_view kCompliance = "@\n\x1E\r";
    if (!text.starts_with(kCompliance)) {
        return false;
    }
    text.remove_prefix(kCompliance.size());
    return text.starts_with("ANSI ") || text.starts_with("AAMVA");
}

/// `http:` and `https:` in any case, or `scheme://` (RFC 3986 section 3.1).
bool isLink(std::string_view text)
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

} // namespace

ScannedText nameScannedText(std::string_view text) noexcept
{
    if (text.starts_with(kAge1)) {
        return {TextKind::Age1, {}, text.substr(kAge1.size())};
    }
    for (const ForeignPrefix& foreign : kForeignPrefixes) {
        if (text.starts_with(foreign.prefix)) {
            return {TextKind::ForeignDocument, foreign.document, {}};
        }
    }
    if (isAamva(text)) {
        return {TextKind::ForeignDocument, "aamva", {}};
    }
    if (isLink(text)) {
        return {TextKind::OnlineCode, {}, {}};
    }
    if (!text.empty() && std::ranges::all_of(text, isDigit)) {
        return {TextKind::ArticleNumber, {}, {}};
    }
    return {};
}

} // namespace carded::credential
