// SPDX-License-Identifier: Apache-2.0
#include "policy/decide.h"
#include "policy/rules_in_force.h"

#include <doctest/doctest.h>

#include <limits>

using namespace carded::policy;
using enum AgeAnswer;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

const Date kToday = day(2026, 11, 23);

Rule rule(int minimumAge, Counting counting)
{
    return {std::nullopt, std::nullopt, minimumAge, counting, std::nullopt};
}

Disclosed born(Date birthDate)
{
    Disclosed disclosed;
    disclosed.birthDate = birthDate;
    return disclosed;
}

Disclosed bornIn(int year)
{
    Disclosed disclosed;
    disclosed.birthYear = year;
    return disclosed;
}

Disclosed over(std::size_t mark)
{
    Disclosed disclosed;
    disclosed.ageOver.set(mark);
    return disclosed;
}

} // namespace

TEST_CASE("Birth date: by birthday the N-th birthday is the first good day")
{
    const Rule r = rule(19, Counting::Birthday);
    for (const LeapDay leapDay : {LeapDay::Feb28, LeapDay::Mar1}) {
        CHECK(decide(r, leapDay, born(day(2007, 11, 23)), kToday) == OldEnough);
        CHECK(decide(r, leapDay, born(day(2007, 11, 22)), kToday) == OldEnough);
        CHECK(decide(r, leapDay, born(day(2007, 11, 24)), kToday) == Underage);
        CHECK(decide(r, leapDay, born(day(2007, 12, 1)), kToday) == Underage);
        CHECK(decide(r, leapDay, born(day(2006, 12, 31)), kToday) == OldEnough);
        CHECK(decide(r, leapDay, born(day(2008, 1, 1)), kToday) == Underage);
        CHECK(decide(r, leapDay, born(day(2007, 12, 31)), day(2026, 12, 31)) == OldEnough);
        CHECK(decide(r, leapDay, born(day(2008, 1, 1)), day(2026, 12, 31)) == Underage);
        CHECK(decide(r, leapDay, born(day(2008, 1, 1)), day(2027, 1, 1)) == OldEnough);
    }
}

TEST_CASE("Birth date: by calendar year 1 January of the N-th year is the first good day")
{
    const Rule r = rule(19, Counting::CalendarYear);
    CHECK(decide(r, LeapDay::Mar1, born(day(2007, 12, 31)), day(2026, 1, 1)) == OldEnough);
    CHECK(decide(r, LeapDay::Mar1, born(day(2007, 1, 1)), day(2025, 12, 31)) == Underage);
    CHECK(decide(r, LeapDay::Mar1, born(day(2008, 1, 1)), day(2026, 12, 31)) == Underage);
    CHECK(decide(r, LeapDay::Mar1, born(day(2008, 1, 1)), day(2027, 1, 1)) == OldEnough);
    CHECK(decide(r, LeapDay::Mar1, born(day(2008, 2, 29)), day(2027, 1, 1)) == OldEnough);
}

TEST_CASE("Birth date: somebody born on 29 February comes of age as the policy says")
{
    const Rule r = rule(18, Counting::Birthday); // 2004 + 18 = 2022, a common year
    const Disclosed leapling = born(day(2004, 2, 29));
    CHECK(decide(r, LeapDay::Feb28, leapling, day(2022, 2, 27)) == Underage);
    CHECK(decide(r, LeapDay::Feb28, leapling, day(2022, 2, 28)) == OldEnough);
    CHECK(decide(r, LeapDay::Mar1, leapling, day(2022, 2, 28)) == Underage);
    CHECK(decide(r, LeapDay::Mar1, leapling, day(2022, 3, 1)) == OldEnough);

    const Rule twenty = rule(20, Counting::Birthday); // 2024, a leap year: no question arises
    for (const LeapDay leapDay : {LeapDay::Feb28, LeapDay::Mar1}) {
        CHECK(decide(twenty, leapDay, leapling, day(2024, 2, 28)) == Underage);
        CHECK(decide(twenty, leapDay, leapling, day(2024, 2, 29)) == OldEnough);
    }
    // Others are not touched by it.
    CHECK(decide(r, LeapDay::Feb28, born(day(2004, 3, 1)), day(2022, 2, 28)) == Underage);
    CHECK(decide(r, LeapDay::Mar1, born(day(2004, 2, 28)), day(2022, 2, 28)) == OldEnough);
}

TEST_CASE("Birth date: one after today is underage, even for a rule from 0 years")
{
    for (const Counting counting : {Counting::Birthday, Counting::CalendarYear}) {
        const Rule r = rule(0, counting);
        CHECK(decide(r, LeapDay::Mar1, born(day(2026, 11, 24)), kToday) == Underage);
        CHECK(decide(r, LeapDay::Mar1, born(kToday), kToday) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, born(day(9999, 12, 31)), kToday) == Underage);
    }
    CHECK(decide(rule(99, Counting::Birthday), LeapDay::Mar1, born(day(1927, 11, 23)), kToday) == OldEnough);
    CHECK(decide(rule(99, Counting::Birthday), LeapDay::Mar1, born(day(1927, 11, 24)), kToday) == Underage);
}

TEST_CASE("Birth date: an impossible date proves nothing")
{
    const Rule r = rule(0, Counting::Birthday);
    CHECK(decide(r, LeapDay::Mar1, born(day(2007, 2, 29)), kToday) == NotProven);
    CHECK(decide(r, LeapDay::Mar1, born(day(0, 0, 0)), kToday) == NotProven);
    CHECK(decide(r, LeapDay::Mar1, born(day(1990, 1, 1)), day(2026, 2, 29)) == NotProven);
}

TEST_CASE("Birth year: by birthday the N-th year leaves it open, on 31 December too")
{
    const Rule r = rule(19, Counting::Birthday);
    for (const Date today : {day(2026, 1, 1), kToday, day(2026, 12, 31)}) {
        CHECK(decide(r, LeapDay::Mar1, bornIn(2006), today) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, bornIn(2007), today) == NotProven);
        CHECK(decide(r, LeapDay::Mar1, bornIn(2008), today) == Underage);
    }
    CHECK(decide(r, LeapDay::Mar1, bornIn(2007), day(2027, 1, 1)) == OldEnough);
}

TEST_CASE("Birth year: by calendar year the N-th year is enough from 1 January on")
{
    const Rule r = rule(19, Counting::CalendarYear);
    for (const Date today : {day(2026, 1, 1), day(2026, 12, 31)}) {
        CHECK(decide(r, LeapDay::Mar1, bornIn(2006), today) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, bornIn(2007), today) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, bornIn(2008), today) == Underage);
    }
    for (const Counting counting : {Counting::Birthday, Counting::CalendarYear}) {
        CHECK(decide(rule(0, counting), LeapDay::Mar1, bornIn(2027), kToday) == Underage);
        CHECK(decide(r, LeapDay::Mar1, bornIn(std::numeric_limits<int>::max()), kToday) == Underage);
        CHECK(decide(r, LeapDay::Mar1, bornIn(std::numeric_limits<int>::min()), kToday) == NotProven);
    }
}

TEST_CASE("Birth date and year: before 1900 they are placeholders, and prove nothing")
{
    for (const Counting counting : {Counting::Birthday, Counting::CalendarYear}) {
        CHECK(decide(rule(19, counting), LeapDay::Mar1, born(day(1900, 1, 1)), kToday) == OldEnough);
        CHECK(decide(rule(19, counting), LeapDay::Mar1, born(day(1899, 12, 31)), kToday) == NotProven);
        CHECK(decide(rule(19, counting), LeapDay::Mar1, born(day(0, 1, 1)), kToday) == NotProven);
        CHECK(decide(rule(19, counting), LeapDay::Mar1, bornIn(1900), kToday) == OldEnough);
        CHECK(decide(rule(19, counting), LeapDay::Mar1, bornIn(1899), kToday) == NotProven);
    }
}

TEST_CASE("Marks: age_over_MM proves N up to MM under both countings and nothing else")
{
    for (const Counting counting : {Counting::Birthday, Counting::CalendarYear}) {
        const Rule r = rule(19, counting);
        CHECK(decide(r, LeapDay::Mar1, over(19), kToday) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, over(99), kToday) == OldEnough);
        CHECK(decide(r, LeapDay::Mar1, over(18), kToday) == NotProven);
        CHECK(decide(r, LeapDay::Mar1, Disclosed{}, kToday) == NotProven);
        CHECK(decide(rule(0, counting), LeapDay::Mar1, Disclosed{}, kToday) == NotProven);
        CHECK(decide(rule(0, counting), LeapDay::Mar1, over(0), kToday) == OldEnough);
        CHECK(decide(rule(99, counting), LeapDay::Mar1, over(99), kToday) == OldEnough);
        CHECK(decide(rule(100, counting), LeapDay::Mar1, over(99), kToday) == NotProven);
    }
}

TEST_CASE("Evidence: the birth date decides, then the birth year, and the marks close what the year leaves open")
{
    const Rule r = rule(19, Counting::Birthday);
    Disclosed all = over(19);
    all.birthYear = 2007;
    CHECK(decide(r, LeapDay::Mar1, all, kToday) == OldEnough); // the year is open, the mark is not
    all.ageOver.reset();
    all.ageOver.set(18);
    CHECK(decide(r, LeapDay::Mar1, all, kToday) == NotProven);
    all.birthDate = day(2007, 11, 24);
    CHECK(decide(r, LeapDay::Mar1, all, kToday) == Underage);
    CHECK(decide(r, LeapDay::Mar1, all, day(2026, 11, 24)) == OldEnough);

    // No true credential says these things together; the order holds all the same.
    Disclosed young = over(99);
    young.birthYear = 2020;
    CHECK(decide(r, LeapDay::Mar1, young, kToday) == Underage);
    young.birthYear = 1950;
    young.birthDate = day(2020, 1, 1);
    CHECK(decide(r, LeapDay::Mar1, young, kToday) == Underage);
    young.birthDate = day(2020, 2, 30);
    CHECK(decide(r, LeapDay::Mar1, young, kToday) == NotProven);
}

TEST_CASE("Counting: a value outside the list proves nothing")
{
    const Rule r = rule(19, static_cast<Counting>(7));
    CHECK(decide(r, LeapDay::Mar1, born(day(1950, 1, 1)), kToday) == NotProven);
    CHECK(decide(r, LeapDay::Mar1, bornIn(1950), kToday) == NotProven);
}

TEST_CASE("Contradictions: who would be old enough is not proven, who is underage stays so")
{
    const Rule r = rule(16, Counting::Birthday);
    Disclosed disclosed = born(day(2008, 6, 15)); // 18
    disclosed.birthYear = 2007;
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == NotProven);
    disclosed.birthYear = 2008;
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == OldEnough);
    disclosed.ageOver.set(18);
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == OldEnough);
    disclosed.ageOver.set(19);
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == NotProven);
    CHECK(decide(rule(19, Counting::Birthday), LeapDay::Mar1, disclosed, kToday) == Underage);
    Disclosed tomorrow = born(day(2007, 11, 24)); // 19 tomorrow, and where the issuer is, already
    tomorrow.ageOver.set(19);
    CHECK(decide(r, LeapDay::Mar1, tomorrow, kToday) == OldEnough);
    Disclosed byYear = bornIn(2008);
    byYear.ageOver.set(19);
    CHECK(decide(r, LeapDay::Mar1, byYear, kToday) == NotProven);
    CHECK(decide(r, LeapDay::Mar1, byYear, day(2026, 12, 31)) == OldEnough); // tomorrow is another year
}

TEST_CASE("Latest birth date: whoever is born on it may buy, and whoever is born a day later may not")
{
    for (const Counting counting : {Counting::Birthday, Counting::CalendarYear}) {
        for (const LeapDay leapDay : {LeapDay::Feb28, LeapDay::Mar1}) {
            for (std::chrono::sys_days today = day(2023, 12, 30); today < day(2029, 1, 3);
                 today += std::chrono::days{1}) {
                for (const int age : {0, 1, 16, 18, 19, 20, 99}) {
                    const Rule r = rule(age, counting);
                    const Date latest = latestBirthDate(r, leapDay, today);
                    const Date next{std::chrono::sys_days{latest} + std::chrono::days{1}};
                    CAPTURE(age);
                    CHECK(decide(r, leapDay, born(latest), today) == OldEnough);
                    CHECK(decide(r, leapDay, born(next), today) == Underage);
                }
            }
        }
    }
}

TEST_CASE("Rule in force: from is the first day, until the first day no longer")
{
    Category category;
    CHECK(ruleInForce(category.rules, kToday) == nullptr);
    category.rules = {rule(18, Counting::Birthday), rule(19, Counting::Birthday)};
    category.rules[0].from = day(2020, 1, 1);
    category.rules[0].until = day(2022, 1, 1);
    category.rules[1].from = day(2023, 1, 1);
    CHECK(ruleInForce(category.rules, day(2019, 12, 31)) == nullptr);
    CHECK(ruleInForce(category.rules, day(2020, 1, 1)) == &category.rules[0]);
    CHECK(ruleInForce(category.rules, day(2021, 12, 31)) == &category.rules[0]);
    CHECK(ruleInForce(category.rules, day(2022, 1, 1)) == nullptr);
    CHECK(ruleInForce(category.rules, day(2022, 12, 31)) == nullptr);
    CHECK(ruleInForce(category.rules, day(2023, 1, 1)) == &category.rules[1]);
    CHECK(ruleInForce(category.rules, day(2037, 12, 31)) == &category.rules[1]);
}
