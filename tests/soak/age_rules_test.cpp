// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/agreement.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded::test;

TEST_CASE("Age rules: 10 million random questions have the answer that counting day by day gives")
{
    constexpr int kCases = 10'000'000;
    const Agreement result = compareAgeRules(kCases, 1);
    CHECK(result.disagreement == "");
    CHECK(*std::ranges::min_element(result.answers) > kCases / 20); // every answer is well tried
}
