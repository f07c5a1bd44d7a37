// SPDX-License-Identifier: Apache-2.0
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "tests/policy/packs.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const Category& categoryOf(const Policy& policy, std::string_view id)
{
    const Category* category = policy.category(id);
    REQUIRE(category != nullptr);
    return *category;
}

/// The only rule of `category` on `today`: of a policy that is laid over no other.
const Rule& onlyRule(const Category& category, Date today)
{
    const std::vector<const Rule*> rules = rulesInForce(category, today);
    REQUIRE(rules.size() == 1);
    return *rules.front();
}

bool isClosed(const Category& category, Date today, minutes timeOfDay)
{
    const std::vector<const Rule*> rules = rulesInForce(category, today);
    REQUIRE_FALSE(rules.empty());
    return isSaleForbidden(rules, LocalTime{today, timeOfDay});
}

struct Row {
    const char* what;
    const char* pack;
    const char* category;
    Date date;
    minutes timeOfDay; ///< the first that is as `closed` says; a minute earlier it is the other way
    bool closed;
};

} // namespace

TEST_CASE("Policy: hours without sale of a pack begin and end on the minute")
{
    const std::vector<Row> rows = {
        {"California at night", "US-CA", "alcohol", day(2026, 11, 28), hours{2}, true},
        {"California in the morning", "US-CA", "alcohol", day(2026, 11, 28), hours{6}, false},
        {"California when clocks go back", "US-CA", "alcohol", day(2027, 11, 7), hours{1}, true},
        {"New York on a weekday", "US-NY", "alcohol", day(2026, 11, 30), hours{8}, false},
        {"New York on Sunday morning", "US-NY", "alcohol", day(2026, 11, 29), hours{10}, false},
        {"New York on Sunday night", "US-NY", "alcohol", day(2026, 11, 29), hours{22}, true},
        {"Texas, liquor at night", "US-TX", "alcohol", day(2026, 11, 27), hours{21}, true},
        {"Texas, liquor on Monday", "US-TX", "alcohol", day(2026, 11, 30), hours{10}, false},
        {"Texas, beer on Sunday at night", "US-TX", "beer_wine", day(2026, 11, 29), hours{1}, true},
        {"Texas, beer on Sunday morning", "US-TX", "beer_wine", day(2026, 11, 29), hours{10}, false},
        {"Texas, beer on Monday at night", "US-TX", "beer_wine", day(2026, 11, 30), hours{0}, true},
        {"Texas, beer on Monday morning", "US-TX", "beer_wine", day(2026, 11, 30), hours{7}, false},
        {"Quebec at night", "CA-QC", "alcohol", day(2026, 11, 28), hours{23}, true},
        {"Quebec in the morning", "CA-QC", "alcohol", day(2026, 11, 28), hours{8}, false},
        {"Scotland at night", "GB-SCT", "alcohol", day(2026, 11, 28), hours{22}, true},
        {"Scotland in the morning", "GB-SCT", "alcohol", day(2026, 11, 28), hours{10}, false},
        {"Ireland at night", "IE", "alcohol", day(2026, 11, 28), hours{22}, true},
        {"Ireland on a weekday", "IE", "alcohol", day(2026, 11, 28), minutes{630}, false},
        {"Ireland on Sunday", "IE", "alcohol", day(2026, 11, 29), minutes{750}, false},
        {"Ireland on Saint Patrick's Day", "IE", "alcohol", day(2027, 3, 17), minutes{750}, false},
        {"Ireland on the day after Christmas", "IE", "alcohol", day(2028, 12, 26), minutes{630}, false},
        {"Italy in the morning", "IT", "alcohol", day(2026, 11, 28), hours{6}, false},
        {"New Zealand at night", "NZ", "alcohol", day(2026, 11, 28), hours{23}, true},
        {"New Zealand in the morning", "NZ", "alcohol", day(2026, 11, 28), hours{7}, false},
        {"New Zealand on Anzac Day", "NZ", "alcohol", day(2027, 4, 25), hours{13}, false},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.what));
        const Policy policy = wholePack(row.pack);
        const Category& category = categoryOf(policy, row.category);
        CHECK(isClosed(category, row.date, row.timeOfDay) == row.closed);
        if (row.timeOfDay > minutes{0}) {
            CHECK(isClosed(category, row.date, row.timeOfDay - minutes{1}) != row.closed);
        }
    }
}

TEST_CASE("Policy: on a pack's days without sale noon is closed, the days around them are not")
{
    struct Closed {
        const char* pack;
        std::vector<Date> days;
        std::vector<Date> open;
    };
    const std::vector<Closed> rows = {
        {"US-NY", {day(2026, 12, 25), day(2037, 12, 25)}, {day(2026, 12, 24), day(2037, 12, 26)}},
        {"US-TX",
         {day(2026, 11, 26), day(2026, 11, 29), day(2033, 12, 26), day(2034, 1, 2), day(2037, 12, 25)},
         {day(2026, 11, 27), day(2026, 11, 30), day(2033, 12, 27), day(2034, 1, 3), day(2037, 11, 27)}},
        {"IE", {day(2026, 12, 25), day(2037, 12, 25)}, {day(2026, 12, 26), day(2037, 12, 26)}},
        {"NZ",
         {day(2027, 3, 26), day(2027, 3, 28), day(2027, 12, 25), day(2037, 4, 3), day(2037, 4, 5)},
         {day(2027, 3, 25), day(2027, 3, 27), day(2027, 3, 29), day(2037, 4, 4), day(2037, 4, 6)}},
    };
    for (const Closed& row : rows) {
        CAPTURE(std::string(row.pack));
        const Policy policy = wholePack(row.pack);
        for (const Date date : row.days) {
            CHECK(isClosed(categoryOf(policy, "alcohol"), date, hours{14}));
        }
        for (const Date date : row.open) {
            CHECK_FALSE(isClosed(categoryOf(policy, "alcohol"), date, hours{14}));
        }
    }
}

TEST_CASE("Policy: in Great Britain tobacco is for those born before 2009 from 2027 on")
{
    const Policy policy = pack("GB");
    const Category& tobacco = categoryOf(policy, "tobacco");
    CHECK(onlyRule(tobacco, day(2026, 12, 31)).minimumAge == 18);
    CHECK(onlyRule(tobacco, day(2026, 12, 31)).counting == Counting::Birthday);
    for (int year = 2027; year <= 2037; ++year) {
        CAPTURE(year);
        for (const Date today : {day(year, 1, 1), day(year, 12, 31)}) {
            const Rule& rule = onlyRule(tobacco, today);
            CHECK(rule.counting == Counting::CalendarYear);
            CHECK(year - rule.minimumAge == 2008); // the last year of birth that may buy
        }
    }
    CHECK(onlyRule(categoryOf(policy, "vapes"), day(2037, 12, 31)).minimumAge == 18);
}

TEST_CASE("Policy: in Ireland tobacco is for those over 21 from 1 February 2028 on, vapes are not")
{
    const Policy policy = pack("IE");
    CHECK(onlyRule(categoryOf(policy, "tobacco"), day(2028, 1, 31)).minimumAge == 18);
    CHECK(onlyRule(categoryOf(policy, "tobacco"), day(2028, 2, 1)).minimumAge == 21);
    CHECK(onlyRule(categoryOf(policy, "vapes"), day(2028, 2, 1)).minimumAge == 18);
}

TEST_CASE("Policy: a part of a country asks for no less than the country")
{
    for (const std::string& name : packNames()) {
        CAPTURE(name);
        const Policy part = wholePack(name);
        if (pack(name).extends.empty()) {
            continue;
        }
        const Policy country = pack(pack(name).extends);
        CHECK(part.leapDay == country.leapDay);
        CHECK(part.presentation.audiences == country.presentation.audiences);
        for (const Category& category : country.categories) {
            CAPTURE(category.id);
            const Rule& rule = onlyRule(category, day(2026, 11, 28));
            int most = 0;
            for (const Rule* kept : rulesInForce(categoryOf(part, category.id), day(2026, 11, 28))) {
                most = std::max(most, kept->minimumAge);
            }
            CHECK(most >= rule.minimumAge);
        }
    }
}
