// SPDX-License-Identifier: Apache-2.0
#include "tuf/file_names.h"

#include "crypto/encoding.h"

#include <algorithm>

namespace carded::tuf {
namespace {

constexpr std::size_t kMaxPlainName = 200;

/// Letters and digits of ASCII, whatever the locale.
bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isPlainPart(std::string_view part)
{
    return !part.empty() && isAlphanumeric(part.front())
           && std::ranges::all_of(part, [](char c) { return isAlphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

std::string encodeParts(std::string_view path)
{
    std::string out;
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/')) {
        out += percentEncode(path.substr(0, end)) + '/';
        path.remove_prefix(end + 1);
    }
    return out + percentEncode(path);
}

} // namespace

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
        }
    }
    return out;
}

std::string metadataFileName(std::string_view role, std::optional<std::uint64_t> version)
{
    return (version ? std::to_string(*version) + "." : "") + percentEncode(role) + ".json";
}

std::string targetFileName(std::string_view target, std::string_view digest)
{
    if (digest.empty()) {
        return encodeParts(target);
    }
    const std::size_t slash = target.rfind('/');
    const std::size_t base = slash == std::string_view::npos ? 0 : slash + 1;
    return encodeParts(target.substr(0, base)) + std::string(digest) + "." + percentEncode(target.substr(base));
}

bool isPlainTargetName(std::string_view target) noexcept
{
    if (target.size() > kMaxPlainName) {
        return false;
    }
    for (std::size_t end = target.find('/'); end != std::string_view::npos; end = target.find('/')) {
        if (!isPlainPart(target.substr(0, end))) {
            return false;
        }
        target.remove_prefix(end + 1);
    }
    return isPlainPart(target);
}

bool matchesPattern(std::string_view text, std::string_view pattern) noexcept
{
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos; // the last `*`; a later one makes an earlier one's choice good
    std::size_t starText = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starText = t;
        } else if (p < pattern.size() && (pattern[p] == text[t] || (pattern[p] == '?' && text[t] != '/'))) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos && text[starText] != '/') {
            p = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

} // namespace carded::tuf
