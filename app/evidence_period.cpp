// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_period.h"

#include "app/open_store.h"
#include "base/rfc3339.h"
#include "evidence/summary.h"
#include "policy/time_zone.h"

#include <iostream>

namespace carded::app {
namespace {

using evidence::Period;

/// `2026-11-28`, or `2026-11` if there is no day. Nothing if it is no date.
std::optional<policy::Date> dateIn(const std::string& text)
{
    const bool hasDay = text.size() == std::string_view("2026-11-28").size();
    if (!hasDay && text.size() != std::string_view("2026-11").size()) {
        return std::nullopt;
    }
    const auto time = parseRfc3339(text + (hasDay ? "" : "-01") + "T00:00:00Z");
    if (!time) {
        return std::nullopt;
    }
    return policy::Date(std::chrono::floor<std::chrono::days>(*time));
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
    const int ways = (options.day.empty() ? 0 : 1) + (options.month.empty() ? 0 : 1)
                     + (options.from.empty() && options.to.empty() ? 0 : 1);
    if (ways > 1) {
        return fail(std::string("--day, --month, and --from with --to, do not go together."));
    }
    const std::string& text = options.day.empty() ? options.month : options.day;
    if (text.empty()) {
        const auto from = timeIn("--from", options.from);
        const auto until = timeIn("--to", options.to);
        if (!from || !until) {
            return fail(from ? until.error() : from.error());
        }
        return Period{*from, *until};
    }
    const auto date = dateIn(text);
    if (!date || options.day.empty() != (text.size() == std::string_view("2026-11").size())) {
        return fail(std::string(options.day.empty() ? "--month wants a month such as 2026-11."
                                                    : "--day wants a day such as 2026-11-28."));
    }
    const policy::Date next = options.day.empty() ? policy::Date(*date + std::chrono::months{1})
                                                  : policy::Date(std::chrono::sys_days(*date) + std::chrono::days{1});
    return Period{midnight(*date, shop), midnight(next, shop)};
}

} // namespace carded::app
