// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <charconv>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace carded::scanner {

inline constexpr std::size_t kMaxNameSize = 80;

/// What the kernel says in one of its files about devices, without the line's end; empty if it says nothing.
[[nodiscard]] std::string attributeOf(const std::filesystem::path& file);

/// What a device says of itself is an attacker's, and is printed on terminals: printable ASCII, at most kMaxNameSize.
[[nodiscard]] std::string printable(std::string text);

template <class Number>
[[nodiscard]] std::optional<Number> parseHex(std::string_view text)
{
    constexpr int kHexadecimal = 16;
    Number number = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number, kHexadecimal);
    return !text.empty() && result.ec == std::errc{} && result.ptr == end ? std::optional(number) : std::nullopt;
}

} // namespace carded::scanner
