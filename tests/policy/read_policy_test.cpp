// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

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

TEST_CASE("Policy: every key of the file arrives")
{
    const auto policy = readPolicy(policyText());
    REQUIRE(policy.has_value());
    CHECK(policy->jurisdiction == "KR");
    CHECK(policy->timeZone == "Asia/Seoul");
    CHECK(policy->leapDay == LeapDay::Mar1);
    CHECK(policy->presentation.audiences == std::vector<std::string>{"age1"});
    CHECK(policy->presentation.maxAge == Seconds{60});
    CHECK(policy->presentation.futureTolerance == Seconds{30});
    CHECK(policy->presentation.staticCodes == StaticCodes::Portrait);
    CHECK(policy->presentation.boundCodes == BoundCodes::Portrait);
    CHECK(policy->presentation.singleUseCodes == SingleUseCodes::Accept);
    CHECK(policy->freshness.warnAfter == Seconds{24 * 3600});
    CHECK(policy->freshness.blockAfter == Seconds{168 * 3600});

    REQUIRE(policy->categories.size() == 2);
    const Category& tobacco = policy->categories[0]; // the file's order, not the alphabet's
    CHECK(tobacco.id == "tobacco");
    CHECK(tobacco.name.at("en") == "Tobacco");
    CHECK(tobacco.name.at("ko") == "담배");
    REQUIRE(tobacco.rules.size() == 2);
    CHECK(tobacco.rules[0].from == day(1997, 7, 1));
    CHECK(tobacco.rules[0].until == day(2030, 1, 1));
    CHECK(tobacco.rules[0].minimumAge == 19);
    CHECK(tobacco.rules[0].counting == Counting::CalendarYear);
    CHECK_FALSE(tobacco.rules[0].driving.has_value());
    CHECK(tobacco.rules[1].counting == Counting::Birthday);
    const Category* rental = policy->category("rental_car");
    REQUIRE(rental != nullptr);
    REQUIRE(rental->rules.at(0).driving.has_value());
    CHECK(rental->rules[0].driving->anyOf == std::vector<std::string>{"B", "1"});
    CHECK(rental->rules[0].driving->heldYears == 1);
    CHECK_FALSE(rental->rules[0].from.has_value());
    CHECK(policy->category("rental") == nullptr);
}

TEST_CASE("Policy: the words of the presentation section have their meanings and defaults")
{
    auto text = changed(changed(policyText(), "bound = \"portrait\"\n", ""), "single_use = \"accept\"\n", "");
    auto policy = readPolicy(text);
    REQUIRE(policy.has_value());
    CHECK(policy->presentation.boundCodes == BoundCodes::Accept);
    CHECK(policy->presentation.singleUseCodes == SingleUseCodes::Refuse);
    policy = readPolicy(changed(text, "static = \"portrait\"", "static = \"refuse\"\nbound = \"accept\""));
    REQUIRE(policy.has_value());
    CHECK(policy->presentation.staticCodes == StaticCodes::Refuse);
    CHECK(policy->presentation.boundCodes == BoundCodes::Accept);
    policy = readPolicy(changed(text, "static = \"portrait\"", "static = \"accept\"\nsingle_use = \"refuse\""));
    REQUIRE(policy.has_value());
    CHECK(policy->presentation.staticCodes == StaticCodes::Accept);
    policy = readPolicy(changed(text, "\"mar1\"", "\"feb28\""));
    REQUIRE(policy.has_value());
    CHECK(policy->leapDay == LeapDay::Feb28);
}

TEST_CASE("Policy: an unknown key is refused wherever it stands, with the nearest known one")
{
    checkRefused({
        {"leap_day = \"mar1\"", "leap_day = \"mar1\"\nleapday = \"mar1\"", Cause::UnknownKey, 5, "\"leap_day\""},
        {"bound =", "bonud =", Cause::UnknownKey, 10, "presentation.bonud: unknown key (did you mean \"bound\"?)"},
        {"warn_after = \"24h\"", "warn_after = \"24h\"\nx = 1", Cause::UnknownKey, 14, "freshness.x: unknown key"},
        {"minimum_age = 19", "minimum_age = 19\nsale_hours = 1", Cause::UnknownKey, 21,
         "category.tobacco.rule.sale_hours"},
        {"held_years = 1 }", "held_years = 1, held = 1 }", Cause::UnknownKey, 31,
         "category.rental_car.rule.driving.held"},
        {"[category.rental_car]", "[category.rental_car]\nnames = 1", Cause::UnknownKey, 27, "\"name\""},
        {"[freshness]", "[overrides]\n[freshness]", Cause::UnknownKey, 12, "\"override\""},
    });
}

TEST_CASE("Policy: every required key is asked for")
{
    checkRefused({
        {"format = \"carded-policy-1\"\n", "", Cause::MissingKey, 0, "format"},
        {"jurisdiction = \"KR\"\n", "", Cause::MissingKey, 0, "jurisdiction"},
        {"time_zone = \"Asia/Seoul\"\n", "", Cause::MissingKey, 0, "time_zone"},
        {"leap_day = \"mar1\"\n", "", Cause::MissingKey, 0, "leap_day"},
        {"audiences = [\"age1\"]\n", "", Cause::MissingKey, 5, "presentation.audiences"},
        {"max_age_s = 60\n", "", Cause::MissingKey, 5, "presentation.max_age_s"},
        {"future_tolerance_s = 30\n", "", Cause::MissingKey, 5, "presentation.future_tolerance_s"},
        {"static = \"portrait\"\n", "", Cause::MissingKey, 5, "presentation.static"},
        {"warn_after = \"24h\"\n", "", Cause::MissingKey, 12, "freshness.warn_after"},
        {"block_after = \"168h\"\n", "", Cause::MissingKey, 12, "freshness.block_after"},
        {"[freshness]\nwarn_after = \"24h\"\nblock_after = \"168h\"\n", "", Cause::MissingKey, 0, "freshness"},
        {"name = { en = \"Car rental\" }\n", "", Cause::MissingKey, 26, "category.rental_car.name"},
        {"en = \"Car rental\"", "ko = \"x\"", Cause::MissingKey, 27, "category.rental_car.name.en"},
        {"minimum_age = 21\n", "", Cause::MissingKey, 28, "category.rental_car.rule.minimum_age"},
        {"minimum_age = 21\ncounting = \"birthday\"", "minimum_age = 21", Cause::MissingKey, 28, "counting"},
        {"any_of = [\"B\", \"1\"], ", "", Cause::MissingKey, 31, "any_of"},
        {", held_years = 1", "", Cause::MissingKey, 31, "held_years"},
        {"[category.rental_car]", "[category.beer]\nname = { en = \"Beer\" }\n[category.rental_car]", Cause::MissingKey,
         26, "category.beer.rule"},
    });
    const std::string text = policyText();
    const auto policy = readPolicy(text.substr(0, text.find("[category.tobacco]")));
    REQUIRE_FALSE(policy.has_value());
    CHECK(policy.error().cause == Cause::MissingKey);
    CHECK(policy.error().message == "category: is missing");
}

TEST_CASE("Policy: a value of the wrong type is refused")
{
    checkRefused({
        {"format = \"carded-policy-1\"", "format = 1", Cause::WrongType, 1, "format"},
        {"\"KR\"", "1.5", Cause::WrongType, 2, "jurisdiction"},
        {"[\"age1\"]", "\"age1\"", Cause::WrongType, 6, "audiences"},
        {"[\"age1\"]", "[1]", Cause::WrongType, 6, "audiences"},
        {"max_age_s = 60", "max_age_s = 60.0", Cause::WrongType, 7, "max_age_s"},
        {"\"24h\"", "24", Cause::WrongType, 13, "warn_after"},
        {"from = 1997-07-01", "from = \"1997-07-01\"", Cause::WrongType, 18, "from"},
        {"from = 1997-07-01", "from = 1997-07-01T00:00:00", Cause::WrongType, 18, "from"},
        {"minimum_age = 19", "minimum_age = true", Cause::WrongType, 20, "minimum_age"},
        {"[[category.rental_car.rule]]", "[category.rental_car.rule]", Cause::WrongType, 28,
         "[[category.rental_car.rule]]"},
        {"{ en = \"Car rental\" }", "\"Car rental\"", Cause::WrongType, 27, "name"},
        {"{ any_of = [\"B\", \"1\"], held_years = 1 }", "true", Cause::WrongType, 31, "driving"},
    });
}

TEST_CASE("Policy: a word that is not in the list is refused")
{
    checkRefused({
        {"carded-policy-1", "carded-policy-2", Cause::UnknownWord, 1, "\"carded-policy-1\""},
        {"\"mar1\"", "\"mar01\"", Cause::UnknownWord, 4, "\"feb28\", \"mar1\""},
        {"static = \"portrait\"", "static = \"Portrait\"", Cause::UnknownWord, 9, "presentation.static"},
        {"bound = \"portrait\"", "bound = \"refuse\"", Cause::UnknownWord, 10, "presentation.bound"},
        {"single_use = \"accept\"", "single_use = \"portrait\"", Cause::UnknownWord, 11, "single_use"},
        {"\"calendar-year\"", "\"calendar_year\"", Cause::UnknownWord, 21, "\"calendar-year\""},
    });
}

TEST_CASE("Policy: a zone this machine does not know is refused")
{
    checkRefused({
        {"Asia/Seoul", "Asia/Soul", Cause::UnknownZone, 3, "time_zone"},
        {"Asia/Seoul", "localtime", Cause::UnknownZone, 3, "time_zone"},
        {"Asia/Seoul", "../zoneinfo/Asia/Seoul", Cause::UnknownZone, 3, "time_zone"},
    });
}

TEST_CASE("Policy: rules of one category do not overlap and do not end before they begin")
{
    checkRefused({
        {"until = 2030-01-01", "until = 2030-01-02", Cause::RulesOverlap, 22, "category.tobacco.rule"},
        {"until = 2030-01-01\n", "", Cause::RulesOverlap, 21, "category.tobacco.rule"},
        {"from = 2030-01-01\n", "", Cause::RulesOverlap, 22, "category.tobacco.rule"},
        {"until = 2030-01-01", "until = 1997-07-01", Cause::OutOfRange, 19, "until"},
        {"until = 2030-01-01", "until = 1997-06-30", Cause::OutOfRange, 19, "until"},
        {"rule]]\nminimum_age = 21",
         "rule]]\nminimum_age = 0\ncounting=\"birthday\"\n[[category.rental_car.rule]]\nminimum_age = 21",
         Cause::RulesOverlap, 31, "category.rental_car.rule"},
    });
    checkRead("from = 1997-07-01\n", "");
}

TEST_CASE("Policy: rules of one category leave no gap, in whatever order they stand")
{
    checkRefused({
        {"until = 2030-01-01", "until = 2029-12-31", Cause::RulesLeaveGap, 22, "category.tobacco.rule"},
        {"from = 2030-01-01", "from = 2031-01-01", Cause::RulesLeaveGap, 22, "category.tobacco.rule"},
        {"from = 2030-01-01", "until = 1997-06-30", Cause::RulesLeaveGap, 22, "category.tobacco.rule"},
    });
    checkRead("from = 2030-01-01", "until = 1997-07-01");
}
