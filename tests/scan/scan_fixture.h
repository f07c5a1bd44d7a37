// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/demo_fixture.h"
#include "tests/support/run_program.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace carded::test {

/// `carded COMMAND --demo --json --at <the demo's time> REST...` on the demo's store.
inline std::vector<std::string> cardedOn(const std::filesystem::path& store, const std::string& command,
                                         const std::vector<std::string>& rest)
{
    std::vector<std::string> words{programs() / "carded",
                                   command,
                                   "--store",
                                   store,
                                   "--demo",
                                   "--json",
                                   "--at",
                                   std::to_string(kMadeAt.time_since_epoch().count())};
    words.insert(words.end(), rest.begin(), rest.end());
    return words;
}

inline std::vector<std::string> carded(const std::string& command, const std::vector<std::string>& rest)
{
    return cardedOn(demoFolder(), command, rest);
}

inline Ran scan(const std::vector<std::string>& files)
{
    return run(carded("scan", files));
}

/// The objects of an output, one a line.
inline std::vector<nlohmann::json> objectsIn(const Ran& ran)
{
    std::vector<nlohmann::json> all;
    for (const std::string& line : ran.lines()) {
        all.push_back(nlohmann::json::parse(line));
    }
    return all;
}

inline std::string reasonIn(const std::string& line)
{
    return nlohmann::json::parse(line).value("reason", "none");
}

} // namespace carded::test
