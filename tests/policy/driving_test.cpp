// SPDX-License-Identifier: Apache-2.0
#include "policy/decide.h"

#include <doctest/doctest.h>

using namespace carded::policy;
using enum AgeAnswer;

namespace {

Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

const Date kToday = day(2026, 11, 23);

Rule rentalRule(int heldYears)
{
    return {std::nullopt, std::nullopt, 21, Counting::Birthday, DrivingRule{{"B", "1"}, heldYears}};
}

/// Of age, with a category B licence of its own dates and nothing else.
Disclosed driver(std::optional<Date> issueDate, std::optional<Date> expiryDate)
{
    Disclosed disclosed;
    disclosed.birthDate = day(1990, 1, 1);
    disclosed.drivingPrivileges = {{"B", issueDate, expiryDate}};
    return disclosed;
}

AgeAnswer answer(const Disclosed& disclosed, int heldYears = 1, Date today = kToday)
{
    return decide(rentalRule(heldYears), LeapDay::Mar1, disclosed, today);
}

} // namespace

TEST_CASE("Driving: a privilege of a wanted category is needed")
{
    Disclosed disclosed = driver(day(2020, 1, 1), day(2030, 1, 1));
    CHECK(answer(disclosed) == OldEnough);
    disclosed.drivingPrivileges->at(0).vehicleCategoryCode = "A";
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.drivingPrivileges->at(0).vehicleCategoryCode = "b";
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.drivingPrivileges->push_back({"1", day(2020, 1, 1), day(2030, 1, 1)});
    CHECK(answer(disclosed) == OldEnough);
    disclosed.drivingPrivileges->clear();
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.drivingPrivileges.reset();
    CHECK(answer(disclosed) == LicenceNotValid);
}

TEST_CASE("Driving: a rule without it asks for no licence, and the age is decided first")
{
    Rule r = rentalRule(1);
    Disclosed disclosed = driver(std::nullopt, std::nullopt);
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == LicenceNotValid);
    r.driving.reset();
    CHECK(decide(r, LeapDay::Mar1, disclosed, kToday) == OldEnough);
    disclosed.birthDate = day(2010, 1, 1);
    CHECK(answer(disclosed) == Underage);
    disclosed.birthDate.reset();
    CHECK(answer(disclosed) == NotProven);
}

TEST_CASE("Driving: the expiry date is the last good day")
{
    CHECK(answer(driver(day(2020, 1, 1), kToday)) == OldEnough);
    CHECK(answer(driver(day(2020, 1, 1), day(2026, 11, 22))) == LicenceNotValid);
    CHECK(answer(driver(day(2020, 1, 1), day(2027, 2, 29))) == LicenceNotValid); // no such day
}

TEST_CASE("Driving: the licence's own expiry date binds too")
{
    Disclosed disclosed = driver(day(2020, 1, 1), day(2030, 1, 1));
    disclosed.licenceExpiryDate = day(2026, 11, 22);
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.licenceExpiryDate = kToday;
    CHECK(answer(disclosed) == OldEnough);
    disclosed.drivingPrivileges->at(0).expiryDate.reset(); // then the licence's counts
    CHECK(answer(disclosed) == OldEnough);
    disclosed.licenceExpiryDate.reset();
    CHECK(answer(disclosed) == LicenceNotValid);
    CHECK(answer(disclosed, 0) == LicenceNotValid); // an expiry date is always needed
    disclosed.licenceExpiryDate = day(2030, 1, 1);
    disclosed.drivingPrivileges->at(0).expiryDate = day(2026, 11, 22); // the privilege's own comes first
    CHECK(answer(disclosed) == LicenceNotValid);
}

TEST_CASE("Driving: held years are counted from the issue date to the day")
{
    CHECK(answer(driver(day(2025, 11, 23), day(2030, 1, 1))) == OldEnough);
    CHECK(answer(driver(day(2025, 11, 24), day(2030, 1, 1))) == LicenceNotValid);
    CHECK(answer(driver(day(2016, 11, 23), day(2030, 1, 1)), 10) == OldEnough);
    CHECK(answer(driver(day(2016, 11, 24), day(2030, 1, 1)), 10) == LicenceNotValid);
    CHECK(answer(driver(day(2025, 2, 29), day(2030, 1, 1))) == LicenceNotValid); // no such day
    CHECK(answer(driver(std::nullopt, day(2030, 1, 1))) == LicenceNotValid);
    CHECK(answer(driver(std::nullopt, day(2030, 1, 1)), 0) == OldEnough);
    CHECK(answer(driver(kToday, day(2030, 1, 1)), 0) == OldEnough);
    CHECK(answer(driver(day(2026, 11, 24), day(2030, 1, 1)), 0) == LicenceNotValid); // still to come
}

TEST_CASE("Driving: the licence's issue date stands in where the privilege has none")
{
    Disclosed disclosed = driver(std::nullopt, day(2030, 1, 1));
    disclosed.licenceIssueDate = day(2025, 11, 23);
    CHECK(answer(disclosed) == OldEnough);
    disclosed.licenceIssueDate = day(2025, 11, 24);
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.drivingPrivileges->at(0).issueDate = day(2020, 1, 1); // its own comes first
    CHECK(answer(disclosed) == OldEnough);
}

TEST_CASE("Driving: a licence issued on 29 February has its anniversary as the policy says")
{
    const Disclosed disclosed = driver(day(2024, 2, 29), day(2030, 1, 1));
    CHECK(decide(rentalRule(1), LeapDay::Feb28, disclosed, day(2025, 2, 28)) == OldEnough);
    CHECK(decide(rentalRule(1), LeapDay::Mar1, disclosed, day(2025, 2, 28)) == LicenceNotValid);
    CHECK(decide(rentalRule(1), LeapDay::Mar1, disclosed, day(2025, 3, 1)) == OldEnough);
}

TEST_CASE("Driving: what is missing from one privilege is not taken from another")
{
    Disclosed disclosed = driver(day(2026, 11, 1), day(2030, 1, 1));                 // B: too new
    disclosed.drivingPrivileges->push_back({"A", day(2000, 1, 1), day(2030, 1, 1)}); // not wanted
    disclosed.drivingPrivileges->push_back({"1", day(2000, 1, 1), day(2020, 1, 1)}); // expired
    CHECK(answer(disclosed) == LicenceNotValid);
    disclosed.drivingPrivileges->push_back({"1", day(2025, 11, 23), kToday});
    CHECK(answer(disclosed) == OldEnough);
}
