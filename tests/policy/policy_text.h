// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/read_policy.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace carded::test {

/// A policy with every kind of key in it. Line numbers matter to the tests: add at the end only.
inline std::string policyText()
{
    return R"toml(format = "carded-policy-1"
jurisdiction = "KR"
time_zone = "Asia/Seoul"
leap_day = "mar1"
[presentation]
audiences = ["age1"]
max_age_s = 60
future_tolerance_s = 30
static = "portrait"
bound = "portrait"
single_use = "accept"
[freshness]
warn_after = "24h"
block_after = "168h"
[category.tobacco]
name = { en = "Tobacco", ko = "담배" }
[[category.tobacco.rule]]
from = 1997-07-01
until = 2030-01-01
minimum_age = 19
counting = "calendar-year"
[[category.tobacco.rule]]
from = 2030-01-01
minimum_age = 20
counting = "birthday"
[category.rental_car]
name = { en = "Car rental" }
[[category.rental_car.rule]]
minimum_age = 21
counting = "birthday"
driving = { any_of = ["B", "1"], held_years = 1 }
)toml";
}

/// `text` with its only `before` changed; a test that changes nothing would prove nothing.
inline std::string changed(std::string text, std::string_view before, std::string_view after)
{
    const std::size_t at = text.find(before);
    if (at == std::string::npos || text.find(before, at + 1) != std::string::npos) {
        throw std::logic_error("changed(): not there once: " + std::string(before));
    }
    return text.replace(at, before.size(), after);
}

/// One line of the good policy changed, and what must come of it.
struct Row {
    const char* before;
    std::string after;
    policy::PolicyError::Cause cause;
    int line;
    const char* names; ///< what the message must name
};

inline void checkRefused(const std::vector<Row>& rows)
{
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CAPTURE(row.after);
        const auto result = policy::readPolicy(changed(policyText(), row.before, row.after));
        REQUIRE_FALSE(result.has_value());
        CAPTURE(result.error().message);
        CHECK(result.error().cause == row.cause);
        CHECK(result.error().line == row.line);
        CHECK(result.error().message.find(row.names) != std::string::npos);
    }
}

inline void checkRead(const char* before, const std::string& after)
{
    CAPTURE(after);
    const auto result = policy::readPolicy(changed(policyText(), before, after));
    if (!result) {
        FAIL(result.error().message);
    }
}

inline std::string repeated(std::string_view piece, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

} // namespace carded::test
