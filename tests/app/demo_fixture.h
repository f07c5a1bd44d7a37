// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/make_demo.h"
#include "tests/revocation_cache/store_fixture.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace carded::test {

/// A whole demo for all tests of a program: a copy of the one that CTest had made (CARDED_TEST_DEMO), or else made
/// here.
inline const std::filesystem::path& demoFolder()
{
    static const revocation_cache::TestFolder folder;
    static const std::filesystem::path path = folder.path() / "demo";
    static const bool isMade = [] {
        const char* made = std::getenv("CARDED_TEST_DEMO"); // NOLINT(concurrency-mt-unsafe): nothing sets it
        if (made == nullptr) {
            return makeTestDemo(path);
        }
        std::filesystem::copy(made, path, std::filesystem::copy_options::recursive);
        return true;
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
