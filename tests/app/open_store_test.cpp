// SPDX-License-Identifier: Apache-2.0
#include "app/open_store.h"
#include "tests/app/demo_fixture.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using namespace carded::app;
using revocation_cache::contentsOf;
using revocation_cache::overwrite;
using revocation_cache::TestFolder;
using revocation_cache::TestInput;

namespace {

policy::Rule rule(int minimumAge, policy::Counting counting)
{
    policy::Rule rule;
    rule.minimumAge = minimumAge;
    rule.counting = counting;
    return rule;
}

policy::Policy policyOf(std::vector<policy::Category> categories)
{
    policy::Policy policy;
    policy.timeZone = "Asia/Seoul";
    policy.categories = std::move(categories);
    return policy;
}

policy::Date day(int year, unsigned month, unsigned date)
{
    return policy::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
}

constexpr auto kBirthday = policy::Counting::Birthday;
constexpr auto kYear = policy::Counting::CalendarYear;

} // namespace

TEST_CASE("Opening a store: one that is not there says what to do")
{
    const TestFolder folder;
    for (const auto& path : {folder.path(), folder.path() / "none"}) {
        const OpenedStore store = openStore(path, DemoStores::Allowed);
        CHECK(store.state == nullptr);
        CHECK(store.isMissing);
        CHECK(store.problem
              == "There is no trust list in " + path.string()
                     + " yet. Set the till up (carded init) and bring its lists (carded sync), or name another folder "
                       "with --store.");
    }
}

TEST_CASE("Opening a store: a demo needs to be asked for")
{
    const OpenedStore refused = openStore(test::demoFolder(), DemoStores::Refused);
    CHECK(refused.state == nullptr);
    CHECK_FALSE(refused.isMissing);
    CHECK(refused.problem
          == test::demoFolder().string()
                 + " is a demo: it proves nothing about real people. To try it out, add --demo.");
    const OpenedStore allowed = openStore(test::demoFolder(), DemoStores::Allowed);
    CHECK(allowed.state != nullptr);
    CHECK(allowed.problem.empty());
}

TEST_CASE("Opening a store: a damaged and a newer one are told apart")
{
    const TestFolder folder;
    test::copyDemoStore(folder.path());
    const auto pointer = folder.path() / "current";
    const std::string good = contentsOf(pointer);
    overwrite(pointer, good.substr(0, good.size() / 2));
    const OpenedStore damaged = openStore(folder.path(), DemoStores::Allowed);
    CHECK(damaged.state == nullptr);
    CHECK_FALSE(damaged.isMissing);
    CHECK(damaged.problem.find("are damaged") != std::string::npos);
}

TEST_CASE("Choosing a policy: the only one, or the one that is named")
{
    const TestFolder one;
    REQUIRE(TestInput{}.build(one.path()));
    const auto state = revocation_cache::mustOpen(one.path());
    const auto only = choosePolicy(*state, {});
    REQUIRE(only);
    CHECK((*only)->jurisdiction == "KR");
    CHECK(choosePolicy(*state, {"KR", {}}).value()->jurisdiction == "KR");
    const auto unknown = choosePolicy(*state, {"JP", {}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().starts_with("The store has no policy for JP. Correct jurisdiction"));

    const TestFolder two;
    TestInput input;
    input.policies.push_back(revocation_cache::testPolicy("JP"));
    REQUIRE(input.build(two.path()));
    const auto several = revocation_cache::mustOpen(two.path());
    const auto open = choosePolicy(*several, {});
    REQUIRE_FALSE(open);
    CHECK(open.error().find("choose one by jurisdiction") != std::string::npos);
    const auto chosen = choosePolicy(*several, {"JP", {}});
    REQUIRE(chosen);
    CHECK((*chosen)->jurisdiction == "JP");
}

TEST_CASE("Choosing a policy: a shop's own rules are laid over it, and a file that does not fit is told")
{
    const TestFolder folder;
    const TestInput input;
    REQUIRE(input.build(folder.path()));
    const auto state = revocation_cache::mustOpen(folder.path());
    const std::string head = "format = \"carded-policy-1\"\nextends = \"KR\"\n";
    const auto withRules = [&](const std::string& text) {
        std::ofstream(folder.path() / "shop.toml") << text;
        return choosePolicy(*state, {"", folder.path() / "shop.toml"});
    };
    const auto laid = withRules(head + "[presentation]\nmax_age_s = 15\n");
    REQUIRE(laid.has_value());
    CHECK((*laid)->presentation.maxAge == Seconds{15});
    CHECK((*laid)->jurisdiction == "KR");
    const auto misspelt = withRules(head + "[presentation]\nmax_age = 15\n");
    REQUIRE_FALSE(misspelt.has_value());
    CHECK(misspelt.error().find("shop.toml, line 4, column 1: presentation.max_age: unknown key") != std::string::npos);
    const auto elsewhere = withRules("format = \"carded-policy-1\"\nextends = \"US\"\n");
    REQUIRE_FALSE(elsewhere.has_value());
    CHECK(elsewhere.error().find("laid over the policy US, not over KR") != std::string::npos);
    const auto placed = withRules(head + "jurisdiction = \"KR-11\"\ntime_zone = \"Pacific/Kiritimati\"\n");
    REQUIRE_FALSE(placed.has_value());
    CHECK(placed.error().find("have no jurisdiction of their own") != std::string::npos);
    const auto whole = withRules(input.policies.front().toml);
    REQUIRE_FALSE(whole.has_value());
    CHECK(whole.error().find("must say extends = \"KR\"") != std::string::npos);
    const auto missing = choosePolicy(*state, {"", folder.path() / "none.toml"});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().find("none.toml is not there") != std::string::npos);
}

TEST_CASE("Choosing a category: the strictest rule in force that asks for no licence")
{
    const policy::Policy policy =
        policyOf({{"by_year", {}, {rule(19, kYear)}}, {"by_birthday", {}, {rule(19, kBirthday)}}});
    CHECK(chooseCategory(policy, "", test::kMadeAt).value() == "by_birthday");

    policy::Rule licence = rule(21, kBirthday);
    licence.driving = policy::DrivingRule{{"B"}, 1};
    policy::Rule later = rule(30, kBirthday);
    later.from = day(2026, 5, 30); // kMadeAt is the 29th in Seoul
    policy::Rule over = rule(30, kBirthday);
    over.until = day(2026, 5, 29);
    policy::Rule today = rule(18, kBirthday);
    today.from = day(2026, 5, 29);
    const policy::Policy mixed =
        policyOf({{"rental", {}, {licence}}, {"later", {}, {later}}, {"over", {}, {over}}, {"today", {}, {today}}});
    CHECK(chooseCategory(mixed, "", test::kMadeAt).value() == "today");
    CHECK(chooseCategory(mixed, "rental", test::kMadeAt).value() == "rental");
    CHECK(chooseCategory(mixed, "later", test::kMadeAt + Seconds{86400}).value() == "later");
}

TEST_CASE("Choosing a category: an unknown one and one without a rule in force are refused with the choice")
{
    policy::Rule later = rule(30, kBirthday);
    later.from = day(2027, 1, 1);
    const policy::Policy policy = policyOf({{"tobacco", {}, {later}}, {"lottery", {}, {later}}});
    const auto unknown = chooseCategory(policy, "tobaco", test::kMadeAt);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error() == "The policy has no category tobaco; it has tobacco and lottery.");
    const auto early = chooseCategory(policy, "tobacco", test::kMadeAt);
    REQUIRE_FALSE(early);
    CHECK(early.error() == "No rule for tobacco is in force on that day.");
    const auto none = chooseCategory(policy, "", test::kMadeAt);
    REQUIRE_FALSE(none);
    CHECK(none.error() == "The policy has no rule in force; choose one of: tobacco and lottery.");
    const auto basket = chooseCategory(policyOf({{"beer", {}, {rule(18, kBirthday)}}}), "beer,wine", test::kMadeAt);
    REQUIRE_FALSE(basket);
    CHECK(basket.error() == "The policy has no category wine; it has beer.");
}
