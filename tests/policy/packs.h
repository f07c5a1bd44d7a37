// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/layers.h"
#include "policy/read_policy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace carded::test {

constexpr policy::Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

inline std::string fileText(const std::string& path)
{
    std::ifstream file(CARDED_SOURCE_DIR "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> packNames()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(CARDED_SOURCE_DIR "/policy/packs")) {
        names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

inline std::string packText(const std::string& name)
{
    return fileText("policy/packs/" + name + ".toml");
}

/// The file alone, with nothing of the policy that it is laid over.
inline policy::Policy pack(const std::string& name)
{
    const auto policy = policy::readPolicy(packText(name));
    if (!policy) {
        FAIL(name, ": ", policy.error().message, " line ", policy.error().line);
    }
    return *policy;
}

/// What a till makes of it.
inline policy::Policy wholePack(const std::string& name)
{
    policy::Policy alone = pack(name);
    if (alone.extends.empty()) {
        return alone;
    }
    const auto whole = policy::layOver(pack(alone.extends), alone);
    if (!whole) {
        FAIL(name, ": ", whole.error());
    }
    return *whole;
}

} // namespace carded::test
