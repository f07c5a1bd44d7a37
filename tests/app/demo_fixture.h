// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "issuer/demo.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

namespace carded::test {

inline constexpr UnixTime kMadeAt{Seconds{1'780'000'000}}; // 2026-05-28T20:26:40Z

/// A whole demo, made once for all tests of a program: nine films take a second or two.
inline const std::filesystem::path& demoFolder()
{
    static const revocation_cache::TestFolder folder;
    static const std::filesystem::path path = folder.path() / "demo";
    static const bool isMade = [] {
        const auto bytes = [next = std::uint8_t{0}](std::size_t count) mutable {
            Bytes all(count);
            for (auto& byte : all) {
                byte = next++;
            }
            return all;
        };
        return issuer::makeDemo(path, {kMadeAt, {1, 1}}, bytes, [](const std::string&) {}).has_value();
    }();
    REQUIRE(isMade);
    return path;
}

/// The text on the phone of a demo customer, `1-adult`.
inline std::string codeOf(const std::string& customer)
{
    std::string text = revocation_cache::contentsOf(demoFolder() / "codes" / (customer + ".txt"));
    REQUIRE(text.ends_with('\n'));
    text.pop_back();
    return text;
}

/// The demo's store alone, to be spoilt.
inline void copyDemoStore(const std::filesystem::path& to)
{
    std::filesystem::create_directories(to);
    for (const auto& entry : std::filesystem::directory_iterator(demoFolder())) {
        if (entry.is_regular_file() && entry.path().filename() != "demo.json") {
            std::filesystem::copy_file(entry.path(), to / entry.path().filename());
        }
    }
}

} // namespace carded::test
