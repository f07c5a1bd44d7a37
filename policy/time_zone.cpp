// SPDX-License-Identifier: Apache-2.0
#include "policy/time_zone.h"

#include <date/tz.h>
#include <exception>

namespace carded::policy {
namespace {

constexpr UnixTime kFirstSecond{Seconds{0}};
/// The library reads the transitions that a tz file lists, and those end with 2037.
constexpr UnixTime kPastLastSecond = std::chrono::sys_days{Date{std::chrono::year{2038} / 1 / 1}};

/// Null if the tz database has no such zone. "localtime" is whatever the machine is set to, so it is no
/// zone for a policy.
const date::time_zone* findZone(std::string_view zone) noexcept
{
    try {
        return zone == "localtime" ? nullptr : date::locate_zone(zone);
    } catch (const std::exception&) {
        return nullptr;
    }
}

std::optional<Seconds> offsetOf(const date::time_zone& zone, UnixTime at) noexcept
{
    try {
        return zone.get_info(at).offset;
    } catch (const std::exception&) { // the zone's file is missing or broken
        return std::nullopt;
    }
}

/// A tz database built with "slim" files leaves late daylight saving to a rule that the library does not read.
/// New York keeps summer time on 1 July 2036: UTC-4.
bool hasLateTransitions() noexcept
{
    constexpr UnixTime kSummer2036 = std::chrono::sys_days{Date{std::chrono::year{2036} / 7 / 1}};
    const date::time_zone* newYork = findZone("America/New_York");
    return newYork != nullptr && offsetOf(*newYork, kSummer2036) == Seconds{-4 * 3600};
}

} // namespace

std::optional<Seconds> utcOffset(std::string_view zone, UnixTime now) noexcept
{
    static const bool kSoundData = hasLateTransitions();
    if (!kSoundData || now < kFirstSecond || now >= kPastLastSecond) {
        return std::nullopt;
    }
    const date::time_zone* found = findZone(zone);
    return found == nullptr ? std::nullopt : offsetOf(*found, now);
}

std::optional<Date> localDate(std::string_view zone, UnixTime now) noexcept
{
    const std::optional<Seconds> offset = utcOffset(zone, now);
    if (!offset) {
        return std::nullopt;
    }
    return Date{std::chrono::floor<std::chrono::days>(now + *offset)};
}

bool isKnownZone(std::string_view zone) noexcept
{
    return findZone(zone) != nullptr;
}

} // namespace carded::policy
