// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <optional>
#include <string_view>

namespace carded::policy {

/// The local calendar day at `now` in the tz database zone `zone`. Nothing if the zone is not known to this
/// machine, if its tz data is not sound (a probe: New York, 1 July 2036, is UTC-4), or if `now` is before 1970
/// or after 2037: beyond that Debian's date library ignores the rule of the zone.
[[nodiscard]] std::optional<Date> localDate(std::string_view zone, UnixTime now) noexcept;

/// How far the clocks of `zone` are ahead of UTC at `now`. Nothing as for localDate().
[[nodiscard]] std::optional<Seconds> utcOffset(std::string_view zone, UnixTime now) noexcept;

/// Whether this machine's tz database has `zone`.
[[nodiscard]] bool isKnownZone(std::string_view zone) noexcept;

} // namespace carded::policy
