// SPDX-License-Identifier: Apache-2.0
#include "policy/duration.h"

namespace carded::policy {
namespace {

std::optional<Seconds> unitOf(char letter) noexcept
{
    switch (letter) {
    case 's':
        return Seconds{1};
    case 'm':
        return std::chrono::minutes{1};
    case 'h':
        return std::chrono::hours{1};
    case 'd':
        return std::chrono::days{1};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<Seconds> parseDuration(std::string_view text) noexcept
{
    constexpr std::size_t kMaxDigits = 7;
    if (text.size() < 2 || text.size() > kMaxDigits + 1) {
        return std::nullopt;
    }
    const std::optional<Seconds> unit = unitOf(text.back());
    if (!unit) {
        return std::nullopt;
    }
    Seconds::rep count = 0;
    for (const char c : text.substr(0, text.size() - 1)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        count = count * 10 + (c - '0');
    }
    return *unit * count;
}

} // namespace carded::policy
