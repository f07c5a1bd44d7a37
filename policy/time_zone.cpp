// SPDX-License-Identifier: Apache-2.0
#include "policy/time_zone.h"

#include <algorithm>
#include <array>
#include <date/tz.h>
#include <exception>
#include <fstream>
#include <string>
#include <tuple>

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

/// After 2024z comes 2024za.
std::tuple<std::string_view, std::size_t, std::string_view> versionKey(std::string_view version) noexcept
{
    return {version.substr(0, std::min<std::size_t>(version.size(), 4)), version.size(), version};
}

/// Not what the environment names: whoever starts the program must not choose its zones.
std::string readTzVersion() noexcept
try {
    std::ifstream file("/usr/share/zoneinfo/tzdata.zi", std::ios::binary);
    std::array<char, 64> line{}; // the version's line is shorter
    file.getline(line.data(), line.size());
    return std::string(tzVersionIn(line.data()));
} catch (const std::exception&) {
    return {};
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

std::optional<LocalTime> localTime(std::string_view zone, UnixTime now) noexcept
{
    const std::optional<Seconds> offset = utcOffset(zone, now);
    if (!offset) {
        return std::nullopt;
    }
    const auto day = std::chrono::floor<std::chrono::days>(now + *offset);
    return LocalTime{Date{day}, now + *offset - day};
}

std::optional<Date> localDate(std::string_view zone, UnixTime now) noexcept
{
    const std::optional<LocalTime> local = localTime(zone, now);
    return local ? std::optional(local->date) : std::nullopt;
}

bool isKnownZone(std::string_view zone) noexcept
{
    return findZone(zone) != nullptr;
}

bool isTzVersion(std::string_view text) noexcept
{
    constexpr std::size_t kYearDigits = 4;
    constexpr std::size_t kMostLetters = 2;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    return text.size() > kYearDigits && text.size() <= kYearDigits + kMostLetters
           && std::ranges::all_of(text.substr(0, kYearDigits), isDigit)
           && std::ranges::all_of(text.substr(kYearDigits), isLower);
}

std::string_view tzVersionIn(std::string_view firstLine) noexcept
{
    constexpr std::string_view kBefore = "# version ";
    if (!firstLine.starts_with(kBefore)) {
        return {};
    }
    firstLine.remove_prefix(kBefore.size());
    return isTzVersion(firstLine) ? firstLine : std::string_view();
}

bool hasTzVersion(std::string_view least) noexcept
{
    static const std::string kHere = readTzVersion();
    return !kHere.empty() && isTzVersion(least) && !isTzVersionBefore(kHere, least);
}

bool isTzVersionBefore(std::string_view a, std::string_view b) noexcept
{
    return versionKey(a) < versionKey(b);
}

std::optional<LocalTime> localTime(const Policy& policy, UnixTime now) noexcept
{
    const bool isOld = !policy.leastTzVersion.empty() && !hasTzVersion(policy.leastTzVersion);
    return isOld ? std::nullopt : localTime(policy.timeZone, now);
}

std::optional<Date> localDate(const Policy& policy, UnixTime now) noexcept
{
    const std::optional<LocalTime> local = localTime(policy, now);
    return local ? std::optional(local->date) : std::nullopt;
}

} // namespace carded::policy
