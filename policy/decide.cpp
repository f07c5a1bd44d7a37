// SPDX-License-Identifier: Apache-2.0
#include "policy/decide.h"

#include <algorithm>

namespace carded::policy {
namespace {

/// The day on which an anniversary of `start` is kept in `year`.
std::chrono::month_day anniversary(Date start, std::chrono::year year, LeapDay leapDay) noexcept
{
    using namespace std::chrono;
    const month_day day{start.month(), start.day()};
    if (day != February / 29 || year.is_leap()) {
        return day;
    }
    return leapDay == LeapDay::Feb28 ? February / 28 : March / 1;
}

/// Whether `years` full years have passed since `start`. Compares year numbers instead of building a later
/// date, so no year is out of range.
bool yearsHavePassed(Date start, int years, LeapDay leapDay, Date today) noexcept
{
    const int passed = static_cast<int>(today.year()) - static_cast<int>(start.year());
    if (passed != years) {
        return passed > years;
    }
    return std::chrono::month_day{today.month(), today.day()} >= anniversary(start, today.year(), leapDay);
}

/// Registers write a year long past where they do not know it: nobody alive was born before this one.
constexpr int kEarliestBirthYear = 1900;

AgeAnswer byBirthDate(const Rule& rule, LeapDay leapDay, Date birthDate, Date today) noexcept
{
    if (!birthDate.ok() || static_cast<int>(birthDate.year()) < kEarliestBirthYear) {
        return AgeAnswer::NotProven;
    }
    if (birthDate > today) {
        return AgeAnswer::Underage;
    }
    switch (rule.counting) {
    case Counting::Birthday:
        return yearsHavePassed(birthDate, rule.minimumAge, leapDay, today) ? AgeAnswer::OldEnough : AgeAnswer::Underage;
    case Counting::CalendarYear: {
        const int years = static_cast<int>(today.year()) - static_cast<int>(birthDate.year());
        return years >= rule.minimumAge ? AgeAnswer::OldEnough : AgeAnswer::Underage;
    }
    }
    return AgeAnswer::NotProven; // a value outside the enum fails closed
}

AgeAnswer byBirthYear(const Rule& rule, std::int64_t birthYear, Date today) noexcept
{
    if (birthYear < kEarliestBirthYear) {
        return AgeAnswer::NotProven;
    }
    const std::int64_t years = static_cast<int>(today.year()) - birthYear;
    switch (rule.counting) {
    case Counting::Birthday:
        if (years == rule.minimumAge) { // the birthday may still be to come, on 31 December too
            return AgeAnswer::NotProven;
        }
        return years > rule.minimumAge ? AgeAnswer::OldEnough : AgeAnswer::Underage;
    case Counting::CalendarYear:
        return years >= rule.minimumAge ? AgeAnswer::OldEnough : AgeAnswer::Underage;
    }
    return AgeAnswer::NotProven;
}

/// Who was MM on a birthday before today is at least MM under both countings.
AgeAnswer byMarks(const Rule& rule, const std::bitset<kAgeMarks>& ageOver) noexcept
{
    for (auto mark = static_cast<std::size_t>(std::max(rule.minimumAge, 0)); mark < kAgeMarks; ++mark) {
        if (ageOver[mark]) {
            return AgeAnswer::OldEnough;
        }
    }
    return AgeAnswer::NotProven;
}

AgeAnswer decideAge(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept
{
    if (disclosed.birthDate) {
        return byBirthDate(rule, leapDay, *disclosed.birthDate, today);
    }
    if (disclosed.birthYear) {
        const AgeAnswer answer = byBirthYear(rule, *disclosed.birthYear, today);
        if (answer != AgeAnswer::NotProven) {
            return answer;
        }
    }
    return byMarks(rule, disclosed.ageOver);
}

Date tomorrowOf(Date today) noexcept
{
    return Date{std::chrono::sys_days{today} + std::chrono::days{1}};
}

std::optional<int> highestMark(const std::bitset<kAgeMarks>& ageOver) noexcept
{
    for (std::size_t mark = kAgeMarks; mark-- > 0;) {
        if (ageOver[mark]) {
            return static_cast<int>(mark);
        }
    }
    return std::nullopt;
}

/// Where several rules differ the lowest is named, as in the order of the verdict.
int rankOf(AgeAnswer answer) noexcept
{
    switch (answer) {
    case AgeAnswer::Underage:
        return 0;
    case AgeAnswer::NotProven:
        return 1;
    case AgeAnswer::LicenceNotValid:
        return 2;
    case AgeAnswer::OldEnough:
        return 3;
    }
    return 0;
}

bool contradictsItself(const Disclosed& disclosed, Date today) noexcept
{
    const std::optional<int> mark = highestMark(disclosed.ageOver);
    const Date tomorrow = tomorrowOf(today);
    if (disclosed.birthDate && disclosed.birthYear
        && static_cast<int>(disclosed.birthDate->year()) != *disclosed.birthYear) {
        return true;
    }
    if (mark && disclosed.birthDate && yearsCompleted(*disclosed.birthDate, LeapDay::Feb28, tomorrow) < *mark) {
        return true;
    }
    return mark && disclosed.birthYear
           && static_cast<int>(tomorrow.year()) - std::int64_t{*disclosed.birthYear} < *mark;
}

/// The expiry date is the last good day.
bool lastsUntil(Date expiryDate, Date today) noexcept
{
    return expiryDate.ok() && today <= expiryDate;
}

bool isHeldLongEnough(std::optional<Date> issueDate, int heldYears, LeapDay leapDay, Date today) noexcept
{
    if (!issueDate) {
        return heldYears == 0;
    }
    return issueDate->ok() && yearsHavePassed(*issueDate, heldYears, leapDay, today);
}

bool hasDrivingPrivilege(const DrivingRule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept
{
    if (!disclosed.drivingPrivileges
        || (disclosed.licenceExpiryDate && !lastsUntil(*disclosed.licenceExpiryDate, today))) {
        return false;
    }
    return std::ranges::any_of(*disclosed.drivingPrivileges, [&](const DrivingPrivilege& privilege) {
        const auto issueDate = privilege.issueDate ? privilege.issueDate : disclosed.licenceIssueDate;
        const auto expiryDate = privilege.expiryDate ? privilege.expiryDate : disclosed.licenceExpiryDate;
        return std::ranges::find(rule.anyOf, privilege.vehicleCategoryCode) != rule.anyOf.end() && expiryDate
               && lastsUntil(*expiryDate, today) && isHeldLongEnough(issueDate, rule.heldYears, leapDay, today);
    });
}

} // namespace

int yearsCompleted(Date birthDate, LeapDay leapDay, Date today) noexcept
{
    const int years = static_cast<int>(today.year()) - static_cast<int>(birthDate.year());
    return yearsHavePassed(birthDate, years, leapDay, today) ? years : years - 1;
}

AgeAnswer decide(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept
{
    if (!today.ok()) {
        return AgeAnswer::NotProven;
    }
    AgeAnswer age = decideAge(rule, leapDay, disclosed, today);
    if (age == AgeAnswer::OldEnough && contradictsItself(disclosed, today)) {
        age = AgeAnswer::NotProven;
    }
    if (age != AgeAnswer::OldEnough || !rule.driving) {
        return age;
    }
    return hasDrivingPrivilege(*rule.driving, leapDay, disclosed, today) ? AgeAnswer::OldEnough
                                                                         : AgeAnswer::LicenceNotValid;
}

AgeAnswer decide(std::span<const Rule* const> rules, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept
{
    AgeAnswer worst = rules.empty() ? AgeAnswer::NotProven : AgeAnswer::OldEnough;
    for (const Rule* rule : rules) {
        const AgeAnswer answer = decide(*rule, leapDay, disclosed, today);
        if (rankOf(answer) < rankOf(worst)) {
            worst = answer;
        }
    }
    return worst;
}

Date latestBirthDate(const Rule& rule, LeapDay leapDay, Date today) noexcept
{
    using namespace std::chrono;
    const year birthYear = today.year() - years{rule.minimumAge};
    if (rule.counting == Counting::CalendarYear) {
        return std::min(today, birthYear / December / 31);
    }
    const Date sameDay = birthYear / today.month() / today.day();
    if (!sameDay.ok()) { // today is 29 February, and that year had none
        return birthYear / February / 28;
    }
    const Date leap = birthYear / February / 29;
    return sameDay == birthYear / February / 28 && leap.ok() && leapDay == LeapDay::Feb28 && !today.year().is_leap()
               ? leap
               : sameDay;
}

const Rule* strictest(std::span<const Rule* const> rules, LeapDay leapDay, Date today) noexcept
{
    const auto found =
        std::ranges::min_element(rules, {}, [&](const Rule* rule) { return latestBirthDate(*rule, leapDay, today); });
    return found == rules.end() ? nullptr : *found;
}

} // namespace carded::policy
