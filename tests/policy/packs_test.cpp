// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "policy/rules_in_force.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

std::string fileText(const std::string& path)
{
    std::ifstream file(CARDED_SOURCE_DIR "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("Policy: every policy that is shipped is read")
{
    for (const char* name : {"DE", "GB", "JP", "KR", "US"}) {
        CAPTURE(name);
        const auto text = fileText("policy/packs/" + std::string(name) + ".toml");
        const auto policy = readPolicy(text);
        if (!policy) {
            FAIL(policy.error().message, " line ", policy.error().line);
        }
        CHECK(policy->jurisdiction == name);
        for (const Category& category : policy->categories) {
            CAPTURE(category.id);
            CHECK(category.name.contains("ko"));
            CHECK(ruleInForce(category.rules, day(2026, 11, 23)) != nullptr);
        }
        REQUIRE(policy->category("tobacco") != nullptr);
    }
}

TEST_CASE("Policy: the packs ask for the ages that their laws name")
{
    struct Row {
        const char* pack;
        const char* category;
        int minimumAge;
        Counting counting;
    };
    for (const Row& row :
         {Row{"DE", "beer_wine", 16, Counting::Birthday}, Row{"DE", "spirits", 18, Counting::Birthday},
          Row{"DE", "tobacco", 18, Counting::Birthday}, Row{"GB", "alcohol", 18, Counting::Birthday},
          Row{"GB", "tobacco", 18, Counting::Birthday}, Row{"JP", "alcohol", 20, Counting::Birthday},
          Row{"JP", "tobacco", 20, Counting::Birthday}, Row{"KR", "alcohol", 19, Counting::CalendarYear},
          Row{"KR", "tobacco", 19, Counting::CalendarYear}, Row{"US", "alcohol", 21, Counting::Birthday},
          Row{"US", "tobacco", 21, Counting::Birthday}}) {
        CAPTURE(row.pack);
        CAPTURE(row.category);
        const auto policy = readPolicy(fileText("policy/packs/" + std::string(row.pack) + ".toml"));
        REQUIRE(policy.has_value());
        const Category* category = policy->category(row.category);
        REQUIRE(category != nullptr);
        const Rule* rule = ruleInForce(category->rules, day(2026, 11, 23));
        REQUIRE(rule != nullptr);
        CHECK(rule->minimumAge == row.minimumAge);
        CHECK(rule->counting == row.counting);
    }
}

TEST_CASE("Policy: the example in the description of the format is read")
{
    const std::string page = fileText("docs/formats/policy.md");
    const std::string_view opening = "```toml\n";
    const std::size_t begin = page.find(opening);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = page.find("```", begin + opening.size());
    REQUIRE(end != std::string::npos);
    const auto policy = readPolicy(page.substr(begin + opening.size(), end - begin - opening.size()));
    if (!policy) {
        FAIL(policy.error().message, " line ", policy.error().line);
    }
    CHECK(policy->categories.size() == 3);
}
