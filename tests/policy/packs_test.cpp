// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;
using Cause = PolicyError::Cause;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

} // namespace

TEST_CASE("Policy: every policy that is shipped is read")
{
    for (const char* name : {"DE", "GB", "JP", "KR", "US"}) {
        CAPTURE(name);
        std::ifstream file(CARDED_SOURCE_DIR "/policy/packs/" + std::string(name) + ".toml", std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        const auto policy = readPolicy(text);
        if (!policy) {
            FAIL(policy.error().message, " line ", policy.error().line);
        }
        CHECK(policy->jurisdiction == name);
        for (const Category& category : policy->categories) {
            CAPTURE(category.id);
            CHECK(category.name.contains("ko"));
            CHECK(ruleInForce(category, day(2026, 11, 23)) != nullptr);
        }
        REQUIRE(policy->category("tobacco") != nullptr);
    }
}
