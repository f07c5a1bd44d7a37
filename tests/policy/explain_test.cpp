// SPDX-License-Identifier: Apache-2.0
#include "policy/difference.h"
#include "policy/explain.h"
#include "policy/layers.h"
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carded::policy;
using namespace carded::test;

namespace {

using Sentences = std::vector<std::string>;

Policy read(const std::string& text)
{
    auto policy = readPolicy(text);
    if (!policy) {
        FAIL(policy.error().message);
    }
    return *std::move(policy);
}

LocalTime on(int year, unsigned month, unsigned dayOfMonth, int hour = 12)
{
    return {{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}},
            std::chrono::hours{hour}};
}

/// With the hours of sale that the good policy has not.
std::string withHours()
{
    return changed(policyText(), "minimum_age = 19",
                   "minimum_age = 19\nask_age = 25\nno_sale = [{ days = [\"fri\", \"sat\"], from = \"22:30\", until = "
                   "\"05:00\" }, { on = [2026-12-25] }]");
}

} // namespace

TEST_CASE("explain: a sentence says to whom, others by which rule, and what comes next")
{
    CHECK(
        explain(read(policyText()), "tobacco", on(2026, 11, 23))
        == Sentences{"On 23 November 2026 in Seoul, tobacco may be sold to people born on or before 31 December 2007.",
                     "The rule, in force since 1 July 1997: 19 years, counted from 1 January of the year of the "
                     "birthday.",
                     "From 1 January 2030 on the rule: 20 years, counted from the birthday."});
    CHECK(explain(read(policyText()), "rental_car", on(2026, 11, 23))
          == Sentences{"On 23 November 2026 in Seoul, car rental may be sold to people born on or before 23 November "
                       "2005.",
                       "The rule: 21 years, counted from the birthday.",
                       "A driving licence is needed: of class B or 1, in force, and held for 1 year."});
}

TEST_CASE("explain: hours and the age for asking are told, and whether it is such an hour")
{
    const Policy policy = read(withHours());
    const Sentences open = explain(policy, "tobacco", on(2026, 11, 27, 22)); // a Friday
    REQUIRE(open.size() == 6);
    CHECK(open[2] == "Whoever looks younger than 25 is asked for it.");
    CHECK(open[3] == "It may not be sold on Friday and Saturday from 22:30 to 05:00 of the next day.");
    CHECK(open[4] == "It may not be sold on 25 December 2026.");
    const Sentences closed = explain(policy, "tobacco", on(2026, 11, 28, 4));
    REQUIRE(closed.size() == 7);
    CHECK(closed[1] == "But not at this hour, 04:00.");
    CHECK(explain(policy, "tobacco", on(2026, 12, 26)).size() == 5); // the date is over
    const Policy dates =
        read(changed(withHours(), "2026-12-25", "2026-12-29, 2026-12-25, 2026-12-26, 2026-12-27, 2026-12-28"));
    CHECK(explain(dates, "tobacco", on(2026, 12, 26)).at(5)
          == "It may not be sold on 26 December 2026, 27 December 2026 and 28 December 2026.");
}

TEST_CASE("explain: days without a rule, and names, are told as they are")
{
    CHECK(explain(read(policyText()), "tobacco", on(1997, 6, 30))
          == Sentences{"On 30 June 1997 in Seoul, no rule for tobacco is in force: no code can be checked for it.",
                       "From 1 July 1997 on the rule: 19 years, counted from 1 January of the year of the birthday."});
    const Policy ended = read(changed(policyText(), "counting = \"birthday\"\ndriving",
                                      "until = 2027-01-01\ncounting = "
                                      "\"birthday\"\ndriving"));
    CHECK(explain(ended, "rental_car", on(2026, 11, 23)).back() == "From 1 January 2027 on no rule is in force.");
    const Policy acronym = read(changed(policyText(), "Car rental", "CBD oil"));
    CHECK(explain(acronym, "rental_car", on(2026, 11, 23)).front().find(", CBD oil may be sold") != std::string::npos);
    CHECK(explain(acronym, "beer", on(2026, 11, 23)).empty());
    const Policy far = read(changed(policyText(), "Asia/Seoul", "America/Argentina/Buenos_Aires"));
    CHECK(explain(far, "rental_car", on(2026, 11, 23)).front().starts_with("On 23 November 2026 in Buenos Aires, "));
}

TEST_CASE("explain: what comes next is told of all rules together")
{
    const auto over = [](const std::string& rules) {
        const std::string head = "format = \"carded-policy-1\"\nextends = \"KR\"\n";
        return explain(layOver(read(policyText()), read(head + rules)).value(), "tobacco", on(2026, 11, 23));
    };
    const std::string rule = "[[category.tobacco.rule]]\nminimum_age = 21\ncounting = \"birthday\"\n";
    CHECK(over(rule + "until = 2027-01-01\n").back()
          == "From 1 January 2027 on a rule laid over it is in force no more.");
    CHECK(over(rule + "from = 2027-01-01\nask_age = 25\n").end()[-2]
          == "From 1 January 2027 on the rule laid over it: 21 years, counted from the birthday.");
    CHECK(over(rule).front()
          == "On 23 November 2026 in Seoul, tobacco may be sold to people born on or before 23 November 2005.");
    const Policy late =
        read(changed(policyText(), "from = 1997-07-01\nuntil = 2030-01-01", "from = 2029-01-01\nuntil = 2030-01-01"));
    const Sentences none = explain(late, "tobacco", on(2026, 11, 23));
    CHECK(none.back().starts_with("From 1 January 2029 on the rule: 19 years"));
}

TEST_CASE("differences: none between texts that say the same")
{
    const std::string rewritten = "# a comment\n" + changed(policyText(), "\"24h\"", "\"1440m\"");
    CHECK(differences(read(policyText()), read(rewritten)).empty());
}

TEST_CASE("differences: what is other, new and gone is told in words")
{
    std::string text = changed(policyText(), "max_age_s = 60", "max_age_s = 30");
    text = changed(text, "static = \"portrait\"", "static = \"refuse\"");
    text = changed(text, "minimum_age = 19", "minimum_age = 20");
    text = changed(text, "[category.rental_car]\nname = { en = \"Car rental\" }\n[[category.rental_car.rule]]",
                   "[category.beer]\nname = { en = \"Beer\" }\n[[category.beer.rule]]");
    const std::string byYear = " years, counted from 1 January of the year of the birthday; until 1 January 2030";
    const std::string licence = "; driving licence of class B or 1, in force, and held for 1 year";
    const std::string rental = "21 years, counted from the birthday" + licence;
    const Sentences expected{"a code stays fresh for: was 60 s, is now 30 s",
                             "codes without a holder's key: was accepted with a face check, is now refused",
                             "tobacco, from 1 July 1997: was 19" + byYear + ", is now 20" + byYear,
                             "rental_car, name: no more; it was Car rental (en)",
                             "rental_car, from the beginning: no more; it was " + rental,
                             "beer, name: new: Beer (en)",
                             "beer, from the beginning: new: " + rental};
    CHECK(differences(read(policyText()), read(text)) == expected);
    const std::string hours =
        "; not sold on Friday and Saturday from 22:30 to 05:00 of the next day; not sold on 25 December 2026";
    CHECK(differences(read(policyText()), read(withHours()))
          == Sentences{"tobacco, from 1 July 1997: was 19" + byYear + ", is now 19" + byYear
                       + "; asked who looks younger than 25" + hours});
}
