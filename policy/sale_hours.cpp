// SPDX-License-Identifier: Apache-2.0
#include "policy/sale_hours.h"

#include <algorithm>

namespace carded::policy {
namespace {

bool beginsOn(const NoSale& noSale, Date date) noexcept
{
    const std::chrono::weekday day{std::chrono::sys_days{date}};
    return (noSale.days.empty() && noSale.on.empty()) || std::ranges::find(noSale.days, day) != noSale.days.end()
           || std::ranges::find(noSale.on, date) != noSale.on.end();
}

bool covers(const NoSale& noSale, const LocalTime& now) noexcept
{
    const bool endsNextDay = noSale.until <= noSale.from;
    const Date yesterday{std::chrono::sys_days{now.date} - std::chrono::days{1}};
    const bool isSinceToday =
        beginsOn(noSale, now.date) && now.timeOfDay >= noSale.from && (endsNextDay || now.timeOfDay < noSale.until);
    return isSinceToday || (endsNextDay && now.timeOfDay < noSale.until && beginsOn(noSale, yesterday));
}

} // namespace

bool isSaleForbidden(std::span<const Rule* const> rules, const LocalTime& now) noexcept
{
    return std::ranges::any_of(rules, [&](const Rule* rule) {
        return std::ranges::any_of(rule->noSale, [&](const NoSale& noSale) { return covers(noSale, now); });
    });
}

} // namespace carded::policy
