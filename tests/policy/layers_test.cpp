// SPDX-License-Identifier: Apache-2.0
#include "policy/decide.h"
#include "policy/layers.h"
#include "policy/read_policy.h"
#include "policy/rules_in_force.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded::policy;
using namespace carded::test;
using carded::Seconds;
using Cause = PolicyError::Cause;

namespace {

const std::string kShop = R"toml(format = "carded-policy-1"
extends = "KR"
)toml";

Policy read(const std::string& text)
{
    auto policy = readPolicy(text);
    if (!policy) {
        FAIL(policy.error().message, ", line ", policy.error().line);
    }
    return *std::move(policy);
}

/// The good policy with a shop's rules over it.
Policy laid(const std::string& rules)
{
    auto policy = layOver(read(policyText()), read(kShop + rules));
    if (!policy) {
        FAIL(policy.error().message);
    }
    return *std::move(policy);
}

constexpr Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};

AgeAnswer answer(const Policy& policy, std::string_view basket, Date birthDate)
{
    Disclosed disclosed;
    disclosed.birthDate = birthDate;
    return decide(rulesForBasket(policy, basket, kToday), policy.leapDay, disclosed, kToday);
}

Date born(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

} // namespace

TEST_CASE("Laid over: rules that say nothing change nothing")
{
    const Policy base = read(policyText());
    const Policy policy = laid("");
    CHECK(policy.jurisdiction == "KR");
    CHECK(policy.timeZone == "Asia/Seoul");
    CHECK(policy.leapDay == LeapDay::Mar1);
    CHECK(policy.presentation.audiences == base.presentation.audiences);
    CHECK(policy.presentation.maxAge == base.presentation.maxAge);
    CHECK(policy.presentation.futureTolerance == base.presentation.futureTolerance);
    CHECK(policy.presentation.staticCodes == base.presentation.staticCodes);
    CHECK(policy.presentation.boundCodes == base.presentation.boundCodes);
    CHECK(policy.presentation.singleUseCodes == base.presentation.singleUseCodes);
    CHECK(policy.freshness.blockAfter == base.freshness.blockAfter);
    CHECK(policy.manualDocuments == base.manualDocuments);
    CHECK(policy.overridable == base.overridable);
    CHECK(policy.categories.size() == base.categories.size());
}

TEST_CASE("Laid over: of each setting the stricter one counts, from whichever side it comes")
{
    const std::string loose = "[presentation]\nmax_age_s = 300\nstatic = \"accept\"\nbound = \"accept\"\n"
                              "single_use = \"accept\"\n[freshness]\nblock_after = \"31d\"\n"
                              "[override]\nallow_for = [\"expired\"]\n";
    const Policy same = laid(loose);
    CHECK(same.presentation.maxAge == Seconds{60});
    CHECK(same.presentation.staticCodes == StaticCodes::Portrait);
    CHECK(same.presentation.boundCodes == BoundCodes::Portrait);
    CHECK(same.freshness.blockAfter == std::chrono::hours{168});
    CHECK(same.overridable.empty());
    const Policy strict = laid("[presentation]\nmax_age_s = 20\nfuture_tolerance_s = 0\nstatic = \"refuse\"\n"
                               "single_use = \"refuse\"\n[freshness]\nblock_after = \"48h\"\n"
                               "[manual_check]\ndocuments = [\"passport\"]\n");
    CHECK(strict.presentation.maxAge == Seconds{20});
    CHECK(strict.presentation.futureTolerance == Seconds{0});
    CHECK(strict.presentation.staticCodes == StaticCodes::Refuse);
    CHECK(strict.presentation.singleUseCodes == SingleUseCodes::Refuse);
    CHECK(strict.freshness.blockAfter == std::chrono::hours{48});
    CHECK(strict.freshness.warnAfter == std::chrono::hours{24});
    CHECK(laid("[freshness]\nblock_after = \"1h\"\n").freshness.warnAfter == std::chrono::hours{1});
    CHECK(strict.manualDocuments == std::vector{Document::Passport});
}

TEST_CASE("Laid over: both rules of a category must be kept, so that no rule can loosen another")
{
    const Policy stricter = laid("[[category.tobacco.rule]]\nminimum_age = 21\ncounting = \"birthday\"\n");
    CHECK(answer(stricter, "tobacco", born(2007, 12, 31)) == AgeAnswer::Underage);
    CHECK(answer(stricter, "tobacco", born(2005, 11, 23)) == AgeAnswer::OldEnough);
    const Policy looser = laid("[[category.tobacco.rule]]\nminimum_age = 0\ncounting = \"calendar-year\"\n");
    CHECK(answer(looser, "tobacco", born(2007, 12, 31)) == AgeAnswer::OldEnough);
    CHECK(answer(looser, "tobacco", born(2008, 1, 1)) == AgeAnswer::Underage);
    const Policy later = laid("[[category.tobacco.rule]]\nfrom = 2027-01-01\nminimum_age = 21\n"
                              "counting = \"birthday\"\n");
    CHECK(answer(later, "tobacco", born(2007, 12, 31)) == AgeAnswer::OldEnough);
    CHECK(rulesInForce(*later.category("tobacco"), born(2027, 1, 1)).size() == 2);
}

TEST_CASE("Laid over: a category of its own is added, and needs a name")
{
    const std::string rule = "[[category.energy_drink.rule]]\nminimum_age = 16\ncounting = \"birthday\"\n";
    const Policy policy = laid("[category.energy_drink]\nname = { en = \"Energy drinks\" }\n" + rule);
    REQUIRE(policy.category("energy_drink") != nullptr);
    CHECK(answer(policy, "energy_drink", born(2010, 11, 23)) == AgeAnswer::OldEnough);
    CHECK(answer(policy, "energy_drink", born(2010, 11, 24)) == AgeAnswer::Underage);
    const auto nameless = layOver(read(policyText()), read(kShop + rule));
    REQUIRE_FALSE(nameless.has_value());
    CHECK(nameless.error().cause == LayerError::Cause::NamelessCategory);
    CHECK(nameless.error().message.find("energy_drink needs a name") != std::string::npos);
    const auto tricky =
        layOver(read(policyText()), read(kShop + "[category.energy_drink]\nname = { en = \"Tobacco\" }\n" + rule));
    REQUIRE_FALSE(tricky.has_value());
    CHECK(tricky.error().cause == LayerError::Cause::SameName);
}

TEST_CASE("Laid over: a category keeps its names, and gets those of other languages")
{
    const Policy policy = laid("[category.tobacco]\nname = { en = \"Lottery\", ja = \"たばこ\" }\n"
                               "[[category.tobacco.rule]]\nminimum_age = 19\ncounting = \"birthday\"\n");
    CHECK(policy.category("tobacco")->name.at("en") == "Tobacco");
    CHECK(policy.category("tobacco")->name.at("ja") == "たばこ");
}

TEST_CASE("Laid over: a shop's rules choose neither place nor birthdays, and fit their policy alone")
{
    for (const char* key : {"time_zone = \"Pacific/Kiritimati\"", "leap_day = \"feb28\""}) {
        const auto policy = readPolicy(kShop + key);
        REQUIRE_FALSE(policy.has_value());
        CHECK(policy.error().cause == Cause::UnknownKey);
    }
    const auto elsewhere = layOver(read(policyText()), read(changed(kShop, "KR", "US")));
    REQUIRE_FALSE(elsewhere.has_value());
    CHECK(elsewhere.error().message == "these rules are laid over the policy US, not over KR");
    CHECK(layOver(read(policyText()), read(policyText())).error().cause == LayerError::Cause::NotALayer);
}

TEST_CASE("Laid together: a part of a country has its country's rules, its own, and its own time")
{
    const std::string part = changed(kShop, "extends = \"KR\"",
                                     "jurisdiction = \"KR-49\"\nextends = \"KR\"\n"
                                     "time_zone = \"Asia/Tokyo\"\nleap_day = \"feb28\"\n"
                                     "[[category.tobacco.rule]]\nminimum_age = 20\n"
                                     "counting = \"birthday\"");
    const auto policies = layTogether({read(part), read(policyText())});
    REQUIRE(policies.has_value());
    REQUIRE(policies->size() == 2);
    CHECK(policies->front().jurisdiction == "KR-49");
    CHECK(policies->front().timeZone == "Asia/Tokyo");
    CHECK(policies->front().leapDay == LeapDay::Mar1); // the stricter one
    CHECK(answer(policies->front(), "tobacco", born(2006, 11, 24)) == AgeAnswer::Underage);
    CHECK(answer(policies->back(), "tobacco", born(2006, 11, 24)) == AgeAnswer::OldEnough);
    CHECK(layTogether({read(part)}).error().cause == LayerError::Cause::BaseMissing);
    const std::string overPart = changed(changed(part, "KR-49", "KR-50"), "extends = \"KR\"", "extends = \"KR-49\"");
    CHECK(layTogether({read(policyText()), read(part), read(overPart)}).error().cause
          == LayerError::Cause::BaseIsLaidOver);
    const std::string itself = changed(part, "extends = \"KR\"", "extends = \"KR-49\"");
    CHECK(layTogether({read(itself)}).error().cause == LayerError::Cause::BaseIsLaidOver);
}

TEST_CASE("Basket: the strictest rule wins, and a part without a rule is no basket")
{
    const Policy policy = read(policyText());
    CHECK(answer(policy, "tobacco", born(2007, 12, 31)) == AgeAnswer::OldEnough);
    CHECK(answer(policy, "tobacco,rental_car", born(2007, 12, 31)) == AgeAnswer::Underage);
    CHECK(answer(policy, "rental_car,tobacco", born(2000, 1, 1)) == AgeAnswer::LicenceNotValid);
    CHECK(rulesForBasket(policy, "tobacco,beer", kToday).empty());
    CHECK(rulesForBasket(policy, "", kToday).empty());
    CHECK(rulesForBasket(policy, "tobacco,", kToday).empty());
    const auto both = rulesForBasket(policy, "tobacco,rental_car", kToday);
    CHECK(strictest(both, LeapDay::Mar1, kToday)->minimumAge == 21);
    CHECK(strictest({}, LeapDay::Mar1, kToday) == nullptr);
}
