// SPDX-License-Identifier: Apache-2.0
// The keys that a policy may leave out.
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded::policy;
using namespace carded::test;
using Cause = PolicyError::Cause;
using std::chrono::hours;

namespace {

const std::string kAge = "minimum_age = 21\n";

/// The rental rule of the good policy with more in it.
Rule rentalRule(const std::string& more)
{
    const auto policy = readPolicy(changed(policyText(), kAge, kAge + more));
    if (!policy) {
        FAIL(policy.error().message);
    }
    return policy->category("rental_car")->rules.front();
}

} // namespace

TEST_CASE("Policy: what is left out has its default")
{
    const auto policy = readPolicy(policyText());
    REQUIRE(policy.has_value());
    CHECK(policy->extends.empty());
    CHECK(policy->leastTzVersion.empty());
    CHECK(policy->manualDocuments.size() == 4);
    CHECK(policy->overridable.empty());
    const Rule& rule = policy->category("tobacco")->rules.front();
    CHECK_FALSE(rule.askAge);
    CHECK(rule.noSale.empty());
}

TEST_CASE("Policy: times without sale are days or dates, and hours")
{
    const auto noSale = rentalRule("no_sale = [{ days = [\"fri\", \"sun\"], from = \"22:30\", until = \"05:00\" }, "
                                   "{ on = [2026-12-25, 2026-12-26] }, { from = \"00:00\", until = \"24:00\" }]\n")
                            .noSale;
    REQUIRE(noSale.size() == 3);
    CHECK(noSale[0].days == std::vector{std::chrono::Friday, std::chrono::Sunday});
    CHECK(noSale[0].from == std::chrono::minutes{22 * 60 + 30});
    CHECK(noSale[0].until == hours{5});
    CHECK(noSale[1].on.size() == 2);
    CHECK(noSale[1].from == hours{0});
    CHECK(noSale[1].until == kWholeDay);
    CHECK(noSale[2].until == kWholeDay);
}

TEST_CASE("Policy: times without sale that cannot be are refused")
{
    const auto refused = [](const std::string& value, Cause cause, const char* names) {
        checkRefused({{"minimum_age = 21", "minimum_age = 21\nno_sale = " + value, cause, 30, names}});
    };
    refused("1", Cause::WrongType, "no_sale");
    refused("[]", Cause::WrongType, "no_sale");
    refused("[1]", Cause::WrongType, "no_sale");
    refused("[{ from = \"22:00\" }]", Cause::MissingKey, "no_sale.until");
    refused("[{ until = \"22:00\" }]", Cause::MissingKey, "no_sale.from");
    for (const char* time : {"24:00", "9:00", "12:60", "12-30", "1230", "-1:00", "12:3a", "::::: "}) {
        refused("[{ from = \"" + std::string(time) + "\", until = \"05:00\" }]", Cause::OutOfRange, "no_sale.from");
    }
    refused("[{ from = \"22:00\", until = \"24:01\" }]", Cause::OutOfRange, "no_sale.until");
    refused("[{ days = [] }]", Cause::OutOfRange, "no_sale.days");
    refused("[{ days = [\"friday\"] }]", Cause::UnknownWord, "(did you mean \"fri\"?)");
    refused("[{ days = [\"fri\", \"fri\"] }]", Cause::OutOfRange, "twice");
    refused("[{ on = [\"2026-12-25\"] }]", Cause::WrongType, "local dates");
    refused("[{ day = \"fri\" }]", Cause::UnknownKey, "\"days\"");
}

TEST_CASE("Policy: the age for asking is not below the age for selling")
{
    CHECK(rentalRule("ask_age = 25\n").askAge == 25);
    CHECK(rentalRule("ask_age = 21\n").askAge == 21);
    checkRefused({{"minimum_age = 21", "minimum_age = 21\nask_age = 20", Cause::OutOfRange, 30, "ask_age"},
                  {"minimum_age = 21", "minimum_age = 21\nask_age = 100", Cause::OutOfRange, 30, "ask_age"}});
}

TEST_CASE("Policy: documents for a check by eye can be chosen, or none")
{
    const auto documents = [](const std::string& list) {
        return readPolicy(changed(policyText(), "[freshness]", "[manual_check]\ndocuments = " + list + "\n[freshness]"))
            ->manualDocuments;
    };
    CHECK(documents("[\"passport\", \"id_card\"]") == std::vector{Document::Passport, Document::IdCard});
    CHECK(documents("[]").empty());
    checkRefused({{"[freshness]", "[manual_check]\ndocuments = [\"pasport\"]\n[freshness]", Cause::UnknownWord, 13,
                   "(did you mean \"passport\"?)"}});
}

TEST_CASE("Policy: what says something against the person can never be overridden")
{
    const auto with = [](const std::string& reason) {
        return readPolicy(
            changed(policyText(), "[freshness]", "[override]\nallow_for = [\"" + reason + "\"]\n[freshness]"));
    };
    for (const char* reason : {"trust_stale", "expired", "age_not_proven", "not_a_credential"}) {
        CAPTURE(reason);
        REQUIRE(with(reason).has_value());
        CHECK(with(reason)->overridable == std::vector<std::string>{reason});
    }
    for (const char* reason :
         {"revoked", "suspended", "underage", "bad_signature", "bad_holder_proof", "already_used", "key_revoked",
          "algorithm_mismatch", "malformed", "face_check_refused", "licence_not_valid", "sale_hours", "old_enough"}) {
        CAPTURE(reason);
        REQUIRE_FALSE(with(reason).has_value());
        CHECK(with(reason).error().cause == Cause::UnknownWord);
    }
}

TEST_CASE("Policy: the version of the tz database that is asked for has the form of one")
{
    CHECK(readPolicy(changed(policyText(), "leap_day", "tz_min = \"2024a\"\nleap_day"))->leastTzVersion == "2024a");
    for (const char* version : {"2024", "24a", "2024A", "2024abc", "2024-1"}) {
        checkRefused(
            {{"leap_day", "tz_min = \"" + std::string(version) + "\"\nleap_day", Cause::OutOfRange, 4, "tz_min"}});
    }
}

TEST_CASE("Checking a policy: every problem is told, in the order of the text")
{
    CHECK(checkPolicy(policyText()).empty());
    std::string text = changed(policyText(), "leap_day = \"mar1\"", "leapday = \"mar1\"");
    text = changed(text, "minimum_age = 19", "minimum_age = -19");
    text = changed(text, "held_years = 1", "held_years = 1.5");
    const auto problems = checkPolicy(text);
    REQUIRE(problems.size() == 4);
    CHECK(problems[0].message == "leap_day: is missing");
    CHECK(problems[1].message == "leapday: unknown key (did you mean \"leap_day\"?)");
    CHECK(problems[1].line == 4);
    CHECK(problems[2].message == "category.tobacco.rule.minimum_age: must be 0 to 99, not -19");
    CHECK(problems[2].line == 20);
    CHECK(problems[3].message == "category.rental_car.rule.driving.held_years: must be a whole number");
    CHECK(checkPolicy("a = = 1").size() == 1);
    CHECK(checkPolicy("").size() >= 5);
    CHECK(checkPolicy(repeated(" ", 10'000'000)).front().cause == Cause::TooLarge);
}
