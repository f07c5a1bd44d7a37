// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/slow_age.h"

#include <stdexcept>

namespace carded::test {
namespace {

using policy::AgeAnswer;
using policy::Counting;
using policy::Date;
using policy::Disclosed;
using policy::DrivingRule;
using policy::LeapDay;
using policy::Rule;

constexpr int kNoDay = -1;
constexpr int kMostDays = 31;
constexpr int kMonths = 12;
constexpr std::uint16_t kNewYear = 101;
constexpr std::uint16_t kLeapDay = 229;
constexpr int kEarliestBirthYear = 1900;
constexpr int kOverAnyMark = 100;

struct Day {
    int year;
    int month;
    int day;
};

int daysInMonth(int year, int month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11) {
        return 30;
    }
    if (month != 2) {
        return kMostDays;
    }
    if (year % 400 == 0) { // 2000
        return 29;
    }
    if (year % 100 == 0) { // 1900 and 2100
        return 28;
    }
    return year % 4 == 0 ? 29 : 28;
}

Day dayAfter(Day day)
{
    if (day.day < daysInMonth(day.year, day.month)) {
        return {day.year, day.month, day.day + 1};
    }
    if (day.month < kMonths) {
        return {day.year, day.month + 1, 1};
    }
    return {day.year + 1, 1, 1};
}

Date dateOf(Day day)
{
    return {std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
            std::chrono::day{static_cast<unsigned>(day.day)}};
}

Day dayOf(Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::size_t slotOf(Day day)
{
    return static_cast<std::size_t>(((day.year - SlowAge::kFirstYear) * kMonths + day.month - 1) * kMostDays + day.day
                                    - 1);
}

/// The walk: how many of the days after `from`, up to and with `to`, have this label.
int countDays(const std::vector<std::uint16_t>& labels, int from, int to, std::uint16_t label)
{
    const std::uint16_t* days = labels.data();
    std::uint16_t count = 0; // as narrow as a label: more of them are compared at once
    for (int day = from + 1; day <= to; ++day) {
        count = static_cast<std::uint16_t>(count + (days[day] == label ? 1 : 0));
    }
    return count;
}

} // namespace

SlowAge::SlowAge() : m_places(static_cast<std::size_t>((kLastYear - kFirstYear + 1) * kMonths * kMostDays), kNoDay)
{
    for (Day day{kFirstYear, 1, 1}; day.year <= kLastYear; day = dayAfter(day)) {
        m_places.at(slotOf(day)) = static_cast<int>(m_days.size());
        m_days.push_back(dateOf(day));
        m_labels.push_back(static_cast<std::uint16_t>(day.month * 100 + day.day));
    }
    m_labelsFeb28 = m_labels;
    m_labelsMar1 = m_labels;
    for (std::size_t i = 0; i + 1 < m_labels.size(); ++i) {
        if (m_labels[i] == 228 && m_labels[i + 1] == 301) { // a common year
            m_labelsFeb28[i] = kLeapDay;
            m_labelsMar1[i + 1] = kLeapDay;
        }
    }
}

std::optional<int> SlowAge::placeOf(Date date) const
{
    const Day day = dayOf(date);
    if (day.year < kFirstYear || day.year > kLastYear || day.month < 1 || day.month > kMonths || day.day < 1
        || day.day > kMostDays) {
        return std::nullopt;
    }
    const int place = m_places.at(slotOf(day));
    return place == kNoDay ? std::nullopt : std::optional(place);
}

int SlowAge::anniversaries(int from, int to, LeapDay leapDay) const
{
    const std::uint16_t label = m_labels.at(static_cast<std::size_t>(from));
    if (label != kLeapDay) {
        return countDays(m_labels, from, to, label);
    }
    return countDays(leapDay == LeapDay::Feb28 ? m_labelsFeb28 : m_labelsMar1, from, to, label);
}

int SlowAge::newYears(int from, int to) const
{
    return countDays(m_labels, from, to, kNewYear);
}

int SlowAge::yearsSince(int year, int today) const
{
    const auto firstDay = placeOf(dateOf({year, 1, 1}));
    return firstDay ? newYears(*firstDay, today) : 0;
}

AgeAnswer SlowAge::decide(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) const
{
    const auto place = placeOf(today);
    if (!place) {
        return AgeAnswer::NotProven;
    }
    AgeAnswer age = decideAge(rule, leapDay, disclosed, *place);
    if (age == AgeAnswer::OldEnough && contradictsItself(disclosed, *place)) {
        age = AgeAnswer::NotProven;
    }
    if (age != AgeAnswer::OldEnough || !rule.driving) {
        return age;
    }
    return mayDrive(*rule.driving, leapDay, disclosed, *place) ? AgeAnswer::OldEnough : AgeAnswer::LicenceNotValid;
}

AgeAnswer SlowAge::decideAge(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, int today) const
{
    if (disclosed.birthDate && dayOf(*disclosed.birthDate).year >= kEarliestBirthYear) {
        return byBirthDate(rule, leapDay, *disclosed.birthDate, today);
    }
    if (disclosed.birthYear && *disclosed.birthYear >= kEarliestBirthYear) {
        const AgeAnswer answer = byBirthYear(rule, *disclosed.birthYear, today);
        if (answer != AgeAnswer::NotProven) {
            return answer;
        }
    }
    for (int mark = 0; mark < static_cast<int>(policy::kAgeMarks); ++mark) {
        if (mark >= rule.minimumAge && disclosed.ageOver[static_cast<std::size_t>(mark)]) {
            return AgeAnswer::OldEnough;
        }
    }
    return AgeAnswer::NotProven;
}

AgeAnswer SlowAge::byBirthDate(const Rule& rule, LeapDay leapDay, Date birthDate, int today) const
{
    if (dayOf(birthDate).year > kLastYear) {
        return AgeAnswer::Underage;
    }
    const auto born = placeOf(birthDate);
    if (!born) {
        return AgeAnswer::NotProven;
    }
    if (*born > today) {
        return AgeAnswer::Underage;
    }
    const int age = rule.counting == Counting::Birthday ? anniversaries(*born, today, leapDay) : newYears(*born, today);
    return age >= rule.minimumAge ? AgeAnswer::OldEnough : AgeAnswer::Underage;
}

AgeAnswer SlowAge::byBirthYear(const Rule& rule, int birthYear, int today) const
{
    if (birthYear > yearOf(today)) {
        return AgeAnswer::Underage;
    }
    const int years = yearsSince(birthYear, today);
    if (years == rule.minimumAge && rule.counting == Counting::Birthday) {
        return AgeAnswer::NotProven;
    }
    return years >= rule.minimumAge ? AgeAnswer::OldEnough : AgeAnswer::Underage;
}

bool SlowAge::contradictsItself(const Disclosed& disclosed, int today) const
{
    const bool hasDate = disclosed.birthDate && dayOf(*disclosed.birthDate).year >= kEarliestBirthYear;
    const bool hasYear = disclosed.birthYear && *disclosed.birthYear >= kEarliestBirthYear;
    if (hasDate && hasYear && dayOf(*disclosed.birthDate).year != *disclosed.birthYear) {
        return true;
    }
    // Oldest tomorrow, and kept on 28 February: nobody can be over more.
    const int tomorrow = today + 1;
    const auto born = hasDate ? placeOf(*disclosed.birthDate) : std::nullopt;
    const int byDate = born ? anniversaries(*born, tomorrow, LeapDay::Feb28) : kOverAnyMark;
    const int byYear = hasYear ? yearsSince(*disclosed.birthYear, tomorrow) : kOverAnyMark;
    for (int mark = 0; mark < static_cast<int>(policy::kAgeMarks); ++mark) {
        if (disclosed.ageOver[static_cast<std::size_t>(mark)] && (mark > byDate || mark > byYear)) {
            return true;
        }
    }
    return false;
}

bool SlowAge::mayDrive(const DrivingRule& rule, LeapDay leapDay, const Disclosed& disclosed, int today) const
{
    if (!disclosed.drivingPrivileges) {
        return false;
    }
    if (disclosed.licenceExpiryDate && !isInForce(*disclosed.licenceExpiryDate, today)) {
        return false;
    }
    for (const policy::DrivingPrivilege& privilege : *disclosed.drivingPrivileges) {
        bool isWanted = false;
        for (const std::string& code : rule.anyOf) {
            isWanted = isWanted || code == privilege.vehicleCategoryCode;
        }
        const auto issued = privilege.issueDate ? privilege.issueDate : disclosed.licenceIssueDate;
        const auto expires = privilege.expiryDate ? privilege.expiryDate : disclosed.licenceExpiryDate;
        const bool held = issued ? isHeld(*issued, rule.heldYears, leapDay, today) : rule.heldYears == 0;
        if (isWanted && held && expires && isInForce(*expires, today)) {
            return true;
        }
    }
    return false;
}

bool SlowAge::isHeld(Date issueDate, int years, LeapDay leapDay, int today) const
{
    const auto issued = placeOf(issueDate);
    return issued && *issued <= today && anniversaries(*issued, today, leapDay) >= years;
}

bool SlowAge::isInForce(Date expiryDate, int today) const
{
    if (dayOf(expiryDate).year > kLastYear) {
        return true;
    }
    const auto lastDay = placeOf(expiryDate);
    return lastDay && today <= *lastDay;
}

int SlowAge::yearOf(int place) const
{
    return dayOf(m_days.at(static_cast<std::size_t>(place))).year;
}

} // namespace carded::test
