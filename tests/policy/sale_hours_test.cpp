// SPDX-License-Identifier: Apache-2.0
#include "policy/sale_hours.h"

#include <doctest/doctest.h>

#include <array>

using namespace carded::policy;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// 2026-11-23 is a Monday.
LocalTime at(unsigned dayOfNovember, minutes timeOfDay)
{
    return {{std::chrono::year{2026}, std::chrono::November, std::chrono::day{dayOfNovember}}, timeOfDay};
}

bool isForbidden(const NoSale& noSale, const LocalTime& now)
{
    Rule rule;
    rule.noSale = {noSale};
    return isSaleForbidden(std::array<const Rule*, 1>{&rule}, now);
}

} // namespace

TEST_CASE("Hours of sale: a time within one day has its first minute, not its last")
{
    const NoSale noSale{{}, {}, hours{2}, hours{6}};
    CHECK_FALSE(isForbidden(noSale, at(23, minutes{119})));
    CHECK(isForbidden(noSale, at(23, hours{2})));
    CHECK(isForbidden(noSale, at(23, minutes{359})));
    CHECK_FALSE(isForbidden(noSale, at(23, hours{6})));
}

TEST_CASE("Hours of sale: a time over midnight belongs to the day on which it begins")
{
    const NoSale monday{{std::chrono::Monday}, {}, hours{22}, hours{5}};
    CHECK_FALSE(isForbidden(monday, at(23, hours{1})));
    CHECK_FALSE(isForbidden(monday, at(23, hours{21})));
    CHECK(isForbidden(monday, at(23, hours{22})));
    CHECK(isForbidden(monday, at(24, hours{0})));
    CHECK(isForbidden(monday, at(24, minutes{299})));
    CHECK_FALSE(isForbidden(monday, at(24, hours{5})));
    CHECK_FALSE(isForbidden(monday, at(24, hours{23})));
}

TEST_CASE("Hours of sale: equal times are a day and a night")
{
    const NoSale noSale{{std::chrono::Monday}, {}, hours{6}, hours{6}};
    CHECK_FALSE(isForbidden(noSale, at(23, minutes{359})));
    CHECK(isForbidden(noSale, at(23, hours{6})));
    CHECK(isForbidden(noSale, at(24, minutes{359})));
    CHECK_FALSE(isForbidden(noSale, at(24, hours{6})));
}

TEST_CASE("Hours of sale: a date is a whole day, beside the days of the week")
{
    NoSale noSale;
    noSale.on = {at(25, hours{0}).date};
    CHECK_FALSE(isForbidden(noSale, at(24, minutes{1439})));
    CHECK(isForbidden(noSale, at(25, hours{0})));
    CHECK(isForbidden(noSale, at(25, minutes{1439})));
    CHECK_FALSE(isForbidden(noSale, at(26, hours{0})));
    noSale.days = {std::chrono::Friday};
    CHECK(isForbidden(noSale, at(27, hours{12})));
    CHECK(isForbidden(noSale, at(25, hours{12})));
}

TEST_CASE("Hours of sale: one of several rules that forbids is enough, and no rule forbids nothing")
{
    const Rule open;
    Rule closed;
    closed.noSale = {NoSale{}};
    CHECK(isSaleForbidden(std::array{&open, static_cast<const Rule*>(&closed)}, at(23, hours{12})));
    CHECK_FALSE(isSaleForbidden(std::array{&open}, at(23, hours{12})));
    CHECK_FALSE(isSaleForbidden({}, at(23, hours{12})));
}
