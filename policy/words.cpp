// SPDX-License-Identifier: Apache-2.0
#include "policy/words.h"

#include <array>

namespace carded::policy {

std::string inWords(Date date)
{
    constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
    return std::to_string(static_cast<unsigned>(date.day())) + ' ' + kMonths.at(static_cast<unsigned>(date.month()) - 1)
           + ' ' + std::to_string(static_cast<int>(date.year()));
}

std::string inWords(std::chrono::minutes timeOfDay)
{
    const auto twoDigits = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto hours = std::chrono::floor<std::chrono::hours>(timeOfDay);
    return twoDigits(hours.count()) + ':' + twoDigits((timeOfDay - hours).count());
}

std::string yearsInWords(int years)
{
    return std::to_string(years) + (years == 1 ? " year" : " years");
}

std::string listInWords(const std::vector<std::string>& items, std::string_view last)
{
    std::string words;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) {
            words += i + 1 == items.size() ? ' ' + std::string(last) + ' ' : ", ";
        }
        words += items[i];
    }
    return words;
}

std::string ageInWords(const Rule& rule)
{
    return yearsInWords(rule.minimumAge)
           + (rule.counting == Counting::Birthday ? ", counted from the birthday"
                                                  : ", counted from 1 January of the year of the birthday");
}

std::string drivingInWords(const DrivingRule& driving)
{
    return "of class " + listInWords(driving.anyOf, "or") + ", in force"
           + (driving.heldYears == 0 ? "" : ", and held for " + yearsInWords(driving.heldYears));
}

std::string noSaleInWords(const NoSale& noSale)
{
    constexpr std::array kWeekdays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    std::vector<std::string> days;
    for (const std::chrono::weekday day : noSale.days) {
        days.emplace_back(kWeekdays.at(day.c_encoding()));
    }
    for (const Date& date : noSale.on) {
        days.push_back(inWords(date));
    }
    std::string when = days.empty() ? "every day" : "on " + listInWords(days, "and");
    if (noSale.from == std::chrono::minutes{0} && noSale.until == kWholeDay) {
        return when;
    }
    return when + " from " + inWords(noSale.from) + " to " + inWords(noSale.until)
           + (noSale.until <= noSale.from ? " of the next day" : "");
}

} // namespace carded::policy
