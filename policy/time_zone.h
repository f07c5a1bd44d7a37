// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <optional>
#include <string_view>

namespace carded::policy {

/// What calendar and clock show.
struct LocalTime {
    Date date;
    Seconds timeOfDay{}; ///< since midnight by the clock on the wall
};

/// The local time at `now` in the tz database zone `zone`. Nothing if the zone is not known to this
/// machine, if its tz data is not sound (a probe: New York, 1 July 2036, is UTC-4), or if `now` is before 1970
/// or after 2037: beyond that Debian's date library ignores the rule of the zone.
[[nodiscard]] std::optional<LocalTime> localTime(std::string_view zone, UnixTime now) noexcept;

/// The day alone.
[[nodiscard]] std::optional<Date> localDate(std::string_view zone, UnixTime now) noexcept;

/// The same where `policy` is in force. Nothing as well if this machine's tz database is older than it asks for.
[[nodiscard]] std::optional<LocalTime> localTime(const Policy& policy, UnixTime now) noexcept;
[[nodiscard]] std::optional<Date> localDate(const Policy& policy, UnixTime now) noexcept;

/// How far the clocks of `zone` are ahead of UTC at `now`. Nothing as for localDate().
[[nodiscard]] std::optional<Seconds> utcOffset(std::string_view zone, UnixTime now) noexcept;

/// Whether this machine's tz database has `zone`.
[[nodiscard]] bool isKnownZone(std::string_view zone) noexcept;

/// A version of the tz database, `2024a`.
[[nodiscard]] bool isTzVersion(std::string_view text) noexcept;

/// Whether version `a` came before `b`; an empty one before all.
[[nodiscard]] bool isTzVersionBefore(std::string_view a, std::string_view b) noexcept;

/// What the first line of a tzdata.zi says, `# version 2024a`; empty if it says something else.
[[nodiscard]] std::string_view tzVersionIn(std::string_view firstLine) noexcept;

/// Whether this machine's tz database is of version `least` or later. False if it does not say which it is.
[[nodiscard]] bool hasTzVersion(std::string_view least) noexcept;

} // namespace carded::policy
