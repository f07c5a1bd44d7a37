// SPDX-License-Identifier: Apache-2.0
#include "tests/policy/random_age_case.h"

#include <algorithm>
#include <array>
#include <limits>
#include <sstream>

namespace carded::test {
namespace {

using policy::Counting;
using policy::Date;
using policy::Disclosed;
using policy::LeapDay;

constexpr int kFirstToday = 1970;
constexpr int kLastToday = 2037;
constexpr int kMostAge = 99;

constexpr std::array<const char*, 4> kVehicles{"B", "1", "A", "b"};

Date day(int year, int month, int dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(dayOfMonth)}};
}

int yearOf(Date date)
{
    return static_cast<int>(date.year());
}

std::string text(std::optional<Date> date)
{
    if (!date) {
        return "-";
    }
    return std::to_string(yearOf(*date)) + "-" + std::to_string(static_cast<unsigned>(date->month())) + "-"
           + std::to_string(static_cast<unsigned>(date->day()));
}

} // namespace

std::string describe(const AgeCase& question)
{
    std::ostringstream out;
    const auto& [rule, leapDay, disclosed, today] = question;
    out << "today " << text(today) << ", minimum age " << rule.minimumAge << " by "
        << (rule.counting == Counting::Birthday ? "birthday" : "calendar year") << ", leap day "
        << (leapDay == LeapDay::Feb28 ? "feb28" : "mar1") << "; born " << text(disclosed.birthDate) << ", birth year "
        << (disclosed.birthYear ? std::to_string(*disclosed.birthYear) : "-") << ", over";
    for (std::size_t mark = 0; mark < policy::kAgeMarks; ++mark) {
        if (disclosed.ageOver[mark]) {
            out << ' ' << mark;
        }
    }
    if (rule.driving) {
        out << "; held " << rule.driving->heldYears << " years, licence " << text(disclosed.licenceIssueDate) << " to "
            << text(disclosed.licenceExpiryDate);
        for (const auto& privilege : disclosed.drivingPrivileges.value_or(std::vector<policy::DrivingPrivilege>{})) {
            out << ", " << privilege.vehicleCategoryCode << ' ' << text(privilege.issueDate) << " to "
                << text(privilege.expiryDate);
        }
    }
    return out.str();
}

int RandomAgeCases::below(int limit)
{
    return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit));
}

int RandomAgeCases::between(int least, int most)
{
    return least + below(most - least + 1);
}

bool RandomAgeCases::oneIn(int times)
{
    return below(times) == 0;
}

/// The days around both ends of the year and of February, or any other.
Date RandomAgeCases::dayInYear(int year)
{
    const int newYear = m_calendar.placeOf(day(year, 1, 1)).value_or(0);
    constexpr int kFirstOfMarch = 59;
    constexpr int kLastOfYear = 364;
    const std::array places{newYear, newYear + kFirstOfMarch, newYear + kLastOfYear, newYear + below(kLastOfYear)};
    const int place = places.at(static_cast<std::size_t>(below(4))) + between(-2, 2);
    return m_calendar.days().at(static_cast<std::size_t>(place));
}

/// At most two days from the same day of an earlier year.
Date RandomAgeCases::near(Date date, int yearsBefore)
{
    const Date sameDay{date.year() - std::chrono::years{yearsBefore}, date.month(), date.day()};
    const Date firstOfMarch = day(yearOf(sameDay), 3, 1); // for a 29 February that is not there
    const int place = m_calendar.placeOf(sameDay).value_or(m_calendar.placeOf(firstOfMarch).value_or(0));
    return m_calendar.days().at(static_cast<std::size_t>(std::max(place + between(-2, 2), 0)));
}

Date RandomAgeCases::oddDate()
{
    const std::array dates{day(1900, 2, 29), day(2023, 2, 29),  day(2000, 0, 1),  day(2000, 13, 1),
                           day(2001, 4, 31), day(1899, 12, 31), day(1900, 1, 1),  day(1880, 2, 29),
                           day(2100, 2, 28), day(2100, 3, 1),   day(2100, 2, 29), day(9999, 12, 31)};
    return dates.at(static_cast<std::size_t>(below(dates.size())));
}

Date RandomAgeCases::birthDate(Date today)
{
    switch (below(16)) {
    case 0:
        return oddDate();
    case 1:
        return dayInYear(between(1890, 2040));
    case 2:
    case 3:
        return day(between(475, 509) * 4, 2, 29); // 1900 has none
    case 4:
    case 5:
        return dayInYear(yearOf(today) - below(30));
    default:
        return near(today, oneIn(4) ? between(0, 100) : between(10, 30));
    }
}

int RandomAgeCases::birthYear(Date birthDate)
{
    const int year = yearOf(birthDate);
    if (!oneIn(8)) {
        return year;
    }
    const std::array years{year - 1,
                           year + 1,
                           year - 10,
                           1850,
                           1899,
                           1900,
                           2045,
                           std::numeric_limits<int>::max(),
                           std::numeric_limits<int>::min()};
    return years.at(static_cast<std::size_t>(below(years.size())));
}

void RandomAgeCases::addMarks(Disclosed& disclosed, int age)
{
    for (int marks = below(4); marks > 0; --marks) {
        const int mark = oneIn(8) ? below(kMostAge + 1) : age + between(-3, 1);
        disclosed.ageOver.set(static_cast<std::size_t>(std::clamp(mark, 0, kMostAge)));
    }
}

std::optional<Date> RandomAgeCases::issueDate(Date today, int heldYears)
{
    if (oneIn(5)) {
        return std::nullopt;
    }
    if (oneIn(8)) {
        return oddDate();
    }
    return oneIn(6) ? dayInYear(yearOf(today) - below(20)) : near(today, heldYears + between(0, 1));
}

std::optional<Date> RandomAgeCases::expiryDate(Date today)
{
    if (oneIn(6)) {
        return std::nullopt;
    }
    if (oneIn(8)) {
        return oddDate();
    }
    return oneIn(2) ? near(today, 0) : dayInYear(yearOf(today) + between(1, 70));
}

void RandomAgeCases::addDriving(AgeCase& question)
{
    const int heldYears = oneIn(10) ? between(0, 80) : between(0, 5);
    question.rule.driving = policy::DrivingRule{{"B", "1"}, heldYears};
    Disclosed& disclosed = question.disclosed;
    if (!oneIn(3)) {
        disclosed.licenceIssueDate = issueDate(question.today, heldYears);
        disclosed.licenceExpiryDate = expiryDate(question.today);
    }
    if (oneIn(20)) {
        return;
    }
    disclosed.drivingPrivileges.emplace();
    for (int count = below(4); count > 0; --count) {
        disclosed.drivingPrivileges->push_back({kVehicles.at(static_cast<std::size_t>(below(kVehicles.size()))),
                                                issueDate(question.today, heldYears), expiryDate(question.today)});
    }
}

AgeCase RandomAgeCases::next()
{
    AgeCase question;
    question.today = oneIn(1000) ? day(2026, 2, 29) : dayInYear(between(kFirstToday, kLastToday));
    question.leapDay = oneIn(2) ? LeapDay::Feb28 : LeapDay::Mar1;
    question.rule.counting = oneIn(2) ? Counting::Birthday : Counting::CalendarYear;
    const Date born = birthDate(question.today);
    const int age = yearOf(question.today) - yearOf(born);
    const int least = oneIn(8) ? below(kMostAge + 1) : age + between(-1, 1);
    question.rule.minimumAge = std::clamp(least, 0, kMostAge);
    if (!oneIn(3)) {
        question.disclosed.birthDate = born;
    }
    if (oneIn(2)) {
        question.disclosed.birthYear = birthYear(born);
    }
    if (oneIn(2)) {
        addMarks(question.disclosed, age);
    }
    if (oneIn(2)) {
        question.rule.minimumAge = std::max(question.rule.minimumAge - 1, 0); // or the licence is seldom looked at
        addDriving(question);
    }
    return question;
}

} // namespace carded::test
