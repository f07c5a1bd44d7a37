// SPDX-License-Identifier: Apache-2.0
#include "credential/scanned_text.h"

#include "credential/aamva.h"

#include <algorithm>
#include <array>

namespace carded::credential {
namespace {

constexpr std::string_view kAge1 = "AGE1:";

/// A JWT with disclosures behind it, each after a `~` (RFC 9901 section 4).
bool isSdJwt(std::string_view text)
{
    return text.starts_with("eyJ") && text.find('~') != std::string_view::npos;
}

/// A visible digital seal as JSON (ICAO Technical Report "VDS-NC"): its type stands in the header.
bool isVdsNc(std::string_view text)
{
    constexpr std::size_t kHeaderSize = 128;
    return text.starts_with(R"({"data":{"hdr":{)")
           && text.substr(0, kHeaderSize).find(R"("icao.)") != std::string_view::npos;
}

/// Another system's document, and whether a text is one by its beginning.
struct ForeignDocument {
    std::string_view name;
    bool (*isIts)(std::string_view text);
};

constexpr std::array<ForeignDocument, 11> kForeignDocuments{{
    {"eu-dcc", [](std::string_view text) { return text.starts_with("HC1:"); }},
    {"nz-covid-pass", [](std::string_view text) { return text.starts_with("NZCP:/"); }},
    {"smart-health-card", [](std::string_view text) { return text.starts_with("shc:/"); }},
    {"nl-coronacheck", [](std::string_view text) { return text.starts_with("NL2:"); }},
    {"w3c-vc", [](std::string_view text) { return text.starts_with("VC1-"); }},
    {"mdoc", [](std::string_view text) { return text.starts_with("mdoc:"); }},
    {"sd-jwt", isSdJwt},
    {"jwt", [](std::string_view text) { return text.starts_with("eyJ"); }},
    {"truage", [](std::string_view text) { return text.starts_with("VP1-"); }},
    {"icao-vds-nc", isVdsNc},
    {kAamva, isAamva},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
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
    for (const ForeignDocument& foreign : kForeignDocuments) {
        if (foreign.isIts(text)) {
            return {TextKind::ForeignDocument, foreign.name, {}};
        }
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
