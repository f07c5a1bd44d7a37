// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded {

/// Reads an RFC 3339 section 5.6 `date-time`: `2026-11-23T10:20:30Z` or with an offset `+09:00`.
/// Years 1970 to 9999. A fraction of a second is read and dropped; a leap second (`:60`) is refused,
/// because Unix time has no name for it. Nothing for anything else.
std::optional<UnixTime> parseRfc3339(std::string_view text) noexcept;

/// `2026-11-23T10:20:30Z`. Promises four-digit years only for times from 1970 to 9999.
std::string formatRfc3339(UnixTime time);

} // namespace carded
