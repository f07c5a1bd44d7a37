// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/demo.h"

#include <filesystem>
#include <string>

namespace carded::test {

inline constexpr UnixTime kMadeAt{Seconds{1'780'000'000}}; // 2026-05-28T20:26:40Z

/// The same demo each time; ten films take a second or two.
inline bool makeTestDemo(const std::filesystem::path& folder)
{
    const auto bytes = [next = std::uint8_t{0}](std::size_t count) mutable {
        Bytes all(count);
        for (auto& byte : all) {
            byte = next++;
        }
        return all;
    };
    return issuer::makeDemo(folder, {kMadeAt, {1, 1}}, bytes, [](const std::string&) {}).has_value();
}

} // namespace carded::test
