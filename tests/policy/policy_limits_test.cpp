// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;
using Cause = PolicyError::Cause;

TEST_CASE("Policy: numbers outside their range are refused, at their limits they are read")
{
    checkRefused({
        {"max_age_s = 60", "max_age_s = 9", Cause::OutOfRange, 7, "10 to 300"},
        {"max_age_s = 60", "max_age_s = 301", Cause::OutOfRange, 7, "10 to 300"},
        {"future_tolerance_s = 30", "future_tolerance_s = -1", Cause::OutOfRange, 8, "0 to 120"},
        {"future_tolerance_s = 30", "future_tolerance_s = 121", Cause::OutOfRange, 8, "0 to 120"},
        {"minimum_age = 19", "minimum_age = -1", Cause::OutOfRange, 20, "0 to 99"},
        {"minimum_age = 19", "minimum_age = 100", Cause::OutOfRange, 20, "0 to 99"},
        {"minimum_age = 19", "minimum_age = 4294967315", Cause::OutOfRange, 20, "0 to 99"},
        {"held_years = 1", "held_years = -1", Cause::OutOfRange, 31, "0 to 80"},
        {"held_years = 1", "held_years = 81", Cause::OutOfRange, 31, "0 to 80"},
    });
    for (const char* good : {"max_age_s = 10", "max_age_s = 300"}) {
        checkRead("max_age_s = 60", good);
    }
    for (const char* good : {"future_tolerance_s = 0", "future_tolerance_s = 120"}) {
        checkRead("future_tolerance_s = 30", good);
    }
    for (const char* good : {"minimum_age = 0", "minimum_age = 99"}) {
        checkRead("minimum_age = 19", good);
    }
    for (const char* good : {"held_years = 0", "held_years = 80"}) {
        checkRead("held_years = 1", good);
    }
}

TEST_CASE("Policy: durations have a number, a unit and a limit")
{
    std::vector<Row> rows;
    for (const char* bad : {"0h", "745h", "32d", "168", "h", "-1h", "1.5h", "168 h", "168H", "1h30m", "12345678s"}) {
        rows.push_back({"\"168h\"", "\"" + std::string(bad) + "\"", Cause::OutOfRange, 14, "freshness.block_after"});
    }
    rows.push_back({"\"24h\"", "\"169h\"", Cause::OutOfRange, 13, "freshness.warn_after"}); // later than block_after
    checkRefused(rows);
    for (const char* good : {"\"744h\"", "\"31d\"", "\"24h\"", "\"86400s\"", "\"1440m\"", "\"7d\""}) {
        checkRead("\"168h\"", good);
    }
    const auto policy = readPolicy(changed(changed(policyText(), "\"24h\"", "\"90m\""), "\"168h\"", "\"31d\""));
    REQUIRE(policy.has_value());
    CHECK(policy->freshness.warnAfter == Seconds{5400});
    CHECK(policy->freshness.blockAfter == Seconds{31 * 86400});
}

TEST_CASE("Policy: names, ids and texts keep their shapes and sizes")
{
    std::vector<Row> rows;
    for (const char* bad : {"K", "kr", "KRX", "KR-", "KR-ABCD", "KR-a", "KR_A", "K1"}) {
        rows.push_back({"\"KR\"", "\"" + std::string(bad) + "\"", Cause::OutOfRange, 2, "jurisdiction"});
    }
    for (const std::string& bad : {std::string("Tea"), std::string("1tea"), std::string("_tea"), std::string("te-a"),
                                   std::string("a") + repeated("b", 40)}) {
        rows.push_back({"[category.rental_car]", "[category." + bad + "]\n[category.rental_car]", Cause::OutOfRange, 26,
                        "category."});
    }
    for (const char* bad : {"EN", "e", "engl", "en_GB", "en-", "zh-Hant-TWxxx"}) {
        rows.push_back({"ko = ", std::string(bad) + " = ", Cause::OutOfRange, 16, "category.tobacco.name."});
    }
    for (const std::string& bad : {std::string(), repeated("x", 201), std::string("a\\nb"), std::string("a\\u007F")}) {
        rows.push_back({"Car rental", bad, Cause::OutOfRange, 27, "category.rental_car.name.en"});
    }
    rows.push_back({"\"age1\"", "", Cause::OutOfRange, 6, "1 to 16"});
    rows.push_back({"\"age1\"", repeated("\"a\",", 17), Cause::OutOfRange, 6, "1 to 16"});
    rows.push_back({"\"B\", \"1\"", "", Cause::OutOfRange, 31, "1 to 32"});
    rows.push_back({"\"B\", \"1\"", repeated("\"a\",", 33), Cause::OutOfRange, 31, "1 to 32"});
    checkRefused(rows);
    for (const char* good : {"\"KR-1\"", "\"US-CA\"", "\"GB-ENG\""}) {
        checkRead("\"KR\"", good);
    }
    checkRead("Car rental", repeated("x", 200));
    checkRead("\"age1\"", repeated("\"a\",", 16));
    checkRead("\"B\", \"1\"", repeated("\"a\",", 32));
    checkRead("ko = ", "zh-Hant = ");
    checkRead("[category.rental_car]", "[category.a" + repeated("_", 39)
                                           + "]\nname.en = \"x\"\nrule = [{ minimum_age = 1, counting = "
                                             "\"birthday\" }]\n[category.rental_car]");
}

TEST_CASE("Policy: 64 categories and 64 rules a category are read, 65 are not")
{
    const std::string ruleTail = "minimum_age = 1\ncounting = \"birthday\"\n";
    const auto rules = [&](int count) {
        std::string text = policyText() + "[category.many]\nname.en = \"Many\"\n";
        for (int i = 0; i < count; ++i) {
            const int year = 2000 + i;
            text += "[[category.many.rule]]\nfrom = " + std::to_string(year)
                    + "-01-01\nuntil = " + std::to_string(year + 1) + "-01-01\n" + ruleTail;
        }
        return readPolicy(text);
    };
    REQUIRE(rules(64).has_value());
    REQUIRE_FALSE(rules(65).has_value());
    CHECK(rules(65).error().cause == Cause::OutOfRange);

    const auto categories = [&](int count) {
        std::string text = policyText(); // which has two
        for (int i = 2; i < count; ++i) {
            const std::string id = "category.c" + std::to_string(i);
            text += "[" + id + "]\nname.en = \"C\"\n[[" + id + ".rule]]\n" + ruleTail;
        }
        return readPolicy(text);
    };
    REQUIRE(categories(64).has_value());
    CHECK(categories(64)->categories.back().id == "c63");
    REQUIRE_FALSE(categories(65).has_value());
    CHECK(categories(65).error().cause == Cause::OutOfRange);

    std::string names;
    for (char c = 'a'; c <= 'z'; ++c) {
        names += ", x" + std::string(1, c) + " = \"n\"";
    }
    checkRead("en = \"Car rental\"",
              "en = \"Car rental\"" + names + ", ya = \"n\", yb = \"n\", yc = \"n\", yd = \"n\", ye = \"n\"");
    checkRefused(
        {{"en = \"Car rental\"",
          "en = \"Car rental\"" + names + ", ya = \"n\", yb = \"n\", yc = \"n\", yd = \"n\", ye = \"n\", yf = \"n\"",
          Cause::OutOfRange, 27, "languages"}});
}
