// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace carded::test {

/// The policy of tests that are about something else: tobacco from 19 on.
inline std::string plainPolicy(const std::string& jurisdiction = "KR")
{
    return "format = \"carded-policy-1\"\njurisdiction = \"" + jurisdiction + R"toml("
time_zone = "Asia/Seoul"
leap_day = "mar1"
[presentation]
audiences = ["age1"]
max_age_s = 60
future_tolerance_s = 30
static = "portrait"
bound = "accept"
single_use = "refuse"
[freshness]
warn_after = "24h"
block_after = "168h"
[category.tobacco]
name = { en = "Tobacco" }
[[category.tobacco.rule]]
from = 1997-07-01
minimum_age = 19
counting = "calendar-year"
)toml";
}

} // namespace carded::test
