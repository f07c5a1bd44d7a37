// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_period.h"

#include "app/open_store.h"
#include "base/rfc3339.h"
#include "evidence/summary.h"
#include "policy/time_zone.h"

#include <algorithm>
#include <array>
#include <iostream>

namespace carded::app {
namespace {

using evidence::Period;

std::optional<policy::Date> dateIn(const std::string& text)
{
    const auto time = parseRfc3339(text + "T00:00:00Z");
    return time ? std::optional(policy::Date(std::chrono::floor<std::chrono::days>(*time))) : std::nullopt;
}

/// When the day begins on the shop's clock.
UnixTime midnight(const policy::Date& date, const Shop& shop)
{
    const UnixTime asIfUtc{std::chrono::sys_days(date)};
    const UnixTime guess = asIfUtc - shop.offsetAt(asIfUtc);
    return asIfUtc - shop.offsetAt(guess); // the clocks may change between the two
}

Result<std::optional<UnixTime>, std::string> timeIn(const std::string& option, const std::string& text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const auto time = parseChosenTime(text);
    return time ? Result<std::optional<UnixTime>, std::string>(time)
                : fail(option + " wants a time such as 2026-11-23T10:20:30Z, or Unix seconds.");
}

Result<Period, std::string> dayIn(const std::string& text, const Shop& shop)
{
    const auto day = dateIn(text);
    if (!day) {
        return fail(std::string("--day wants a day such as 2026-11-28."));
    }
    const policy::Date next(std::chrono::sys_days(*day) + std::chrono::days{1});
    return Period{midnight(*day, shop), midnight(next, shop)};
}

Result<Period, std::string> monthIn(const std::string& text, const Shop& shop)
{
    const auto first = dateIn(text + "-01");
    if (!first) {
        return fail(std::string("--month wants a month such as 2026-11."));
    }
    return Period{midnight(*first, shop), midnight(*first + std::chrono::months{1}, shop)};
}

} // namespace

Seconds Shop::offsetAt(UnixTime time) const
{
    return policy::utcOffset(timeZone, time).value_or(Seconds{0});
}

std::string Shop::localText(UnixTime time) const
{
    return evidence::toText(evidence::LocalSeconds{(time + offsetAt(time)).time_since_epoch()});
}

Shop shopOf(const EvidenceOptions& options)
{
    Shop shop;
    const OpenedStore store =
        openStore(options.common.store, options.common.demo ? DemoStores::Allowed : DemoStores::Refused);
    const auto policy = store.state ? choosePolicy(*store.state, options.common.policy) : fail(store.problem);
    if (!policy) {
        std::cerr << "carded: times are UTC, because the till's policy cannot be read: " << policy.error() << '\n';
        return shop;
    }
    shop.policy = (*policy)->jurisdiction;
    shop.timeZone = (*policy)->timeZone;
    for (const policy::Category& category : (*policy)->categories) {
        if (const auto name = category.name.find(options.language); name != category.name.end()) {
            shop.categoryNames.insert({category.id, name->second});
        }
    }
    return shop;
}

Result<Period, std::string> periodOf(const EvidenceOptions& options, const Shop& shop)
{
    const std::array<bool, 3> ways{!options.day.empty(), !options.month.empty(),
                                   !options.from.empty() || !options.to.empty()};
    if (std::ranges::count(ways, true) > 1) {
        return fail(std::string("--day, --month, and --from with --to, do not go together."));
    }
    if (!options.day.empty()) {
        return dayIn(options.day, shop);
    }
    if (!options.month.empty()) {
        return monthIn(options.month, shop);
    }
    const auto from = timeIn("--from", options.from);
    const auto until = timeIn("--to", options.to);
    if (!from || !until) {
        return fail(from ? until.error() : from.error());
    }
    return Period{*from, *until};
}

} // namespace carded::app
