// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/agreement.h"
#include "tests/policy/slow_age.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded::policy;
using namespace carded::test;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

int between(const SlowAge& calendar, Date first, Date last)
{
    return calendar.placeOf(last).value_or(0) - calendar.placeOf(first).value_or(0);
}

int age(const SlowAge& calendar, Date born, LeapDay leapDay, Date today)
{
    return calendar.anniversaries(calendar.placeOf(born).value_or(0), calendar.placeOf(today).value_or(0), leapDay);
}

} // namespace

TEST_CASE("Day by day: the calendar has every day once, and 2000 alone of three centuries has a 29 February")
{
    const SlowAge calendar;
    CHECK(calendar.days().front() == day(1870, 1, 1));
    CHECK(calendar.days().back() == day(2110, 12, 31));
    CHECK(between(calendar, day(1900, 1, 1), day(2000, 1, 1)) == 36524);
    CHECK(between(calendar, day(2000, 1, 1), day(2100, 1, 1)) == 36525);
    CHECK(between(calendar, day(1970, 1, 1), day(2038, 1, 1)) == 24837); // the 2145916800 s of Unix time by then
    CHECK_FALSE(calendar.placeOf(day(1900, 2, 29)).has_value());
    CHECK(calendar.placeOf(day(2000, 2, 29)).has_value());
    CHECK_FALSE(calendar.placeOf(day(2100, 2, 29)).has_value());
    CHECK_FALSE(calendar.placeOf(day(2001, 4, 31)).has_value());
    CHECK_FALSE(calendar.placeOf(day(2001, 0, 1)).has_value());
}

TEST_CASE("Day by day: ages that a person would count")
{
    const SlowAge calendar;
    for (const LeapDay leapDay : {LeapDay::Feb28, LeapDay::Mar1}) {
        CHECK(age(calendar, day(2007, 11, 23), leapDay, day(2026, 11, 22)) == 18);
        CHECK(age(calendar, day(2007, 11, 23), leapDay, day(2026, 11, 23)) == 19);
        CHECK(age(calendar, day(2007, 11, 23), leapDay, day(2007, 11, 23)) == 0);
        CHECK(age(calendar, day(2004, 2, 29), leapDay, day(2024, 2, 28)) == 19);
        CHECK(age(calendar, day(2004, 2, 29), leapDay, day(2024, 2, 29)) == 20);
        CHECK(age(calendar, day(2004, 2, 29), leapDay, day(2022, 2, 27)) == 17);
        CHECK(age(calendar, day(2004, 2, 29), leapDay, day(2022, 3, 1)) == 18);
    }
    CHECK(age(calendar, day(2004, 2, 29), LeapDay::Feb28, day(2022, 2, 28)) == 18);
    CHECK(age(calendar, day(2004, 2, 29), LeapDay::Mar1, day(2022, 2, 28)) == 17);
    CHECK(age(calendar, day(2004, 2, 28), LeapDay::Feb28, day(2022, 2, 28)) == 18);
    CHECK(age(calendar, day(2004, 3, 1), LeapDay::Mar1, day(2022, 3, 1)) == 18);
}

TEST_CASE("Age rules: 100,000 random questions have the answer that counting day by day gives")
{
    constexpr int kCases = 100'000;
    const Agreement result = compareAgeRules(kCases, 20261123);
    CHECK(result.disagreement == "");
    CHECK(*std::ranges::min_element(result.answers) > kCases / 20); // every answer is well tried
}
