// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::policy {

/// A day of the proleptic Gregorian calendar, in nobody's time zone.
using Date = std::chrono::year_month_day;

/// When a person counts as N years old.
enum class Counting : std::uint8_t {
    Birthday,     ///< from 00:00 local time on the N-th birthday
    CalendarYear, ///< from 1 January 00:00 local time of the year of the N-th birthday
};

/// When somebody born on 29 February has a birthday in a common year.
enum class LeapDay : std::uint8_t { Feb28, Mar1 };

/// What a credential without a holder key is good for.
enum class StaticCodes : std::uint8_t { Refuse, Portrait, Accept };
/// What a key-bound credential is good for: as it is, or with a face check.
enum class BoundCodes : std::uint8_t { Accept, Portrait };
/// What a token for one sale without a holder key is good for.
enum class SingleUseCodes : std::uint8_t { Refuse, Accept };

struct Presentation {
    std::vector<std::string> audiences;
    Seconds maxAge{};          ///< `max_age_s`, 10 to 300 s
    Seconds futureTolerance{}; ///< `future_tolerance_s`, 0 to 120 s
    StaticCodes staticCodes = StaticCodes::Refuse;
    BoundCodes boundCodes = BoundCodes::Accept;
    SingleUseCodes singleUseCodes = SingleUseCodes::Refuse;
};

/// Limits on the age of the till's state.
struct Freshness {
    Seconds warnAfter{};
    Seconds blockAfter{}; ///< from here on nothing is sold on a code
};

/// What a driving licence must say.
struct DrivingRule {
    std::vector<std::string> anyOf; ///< vehicle category codes, one of which is enough
    int heldYears = 0;
};

struct Rule {
    std::optional<Date> from;  ///< first local day in force
    std::optional<Date> until; ///< first local day no longer in force
    int minimumAge = 0;        ///< years, 0 to 99
    Counting counting = Counting::Birthday;
    std::optional<DrivingRule> driving;
};

struct Category {
    std::string id;
    std::map<std::string, std::string> name; ///< language tag to what a person reads
    std::vector<Rule> rules;
};

/// One jurisdiction's rules, read from `policy/<jurisdiction>.toml` (docs/formats/policy.md).
struct Policy {
    std::string jurisdiction;
    std::string timeZone; ///< a name of the tz database, known to this machine when the policy was read
    LeapDay leapDay = LeapDay::Mar1;
    Presentation presentation;
    Freshness freshness;
    std::vector<Category> categories; ///< in the file's order

    /// Null if there is no such category.
    [[nodiscard]] const Category* category(std::string_view id) const noexcept;
};

/// The rule of `category` in force on the local day `today`; null if there is none.
[[nodiscard]] const Rule* ruleInForce(const Category& category, Date today) noexcept;

} // namespace carded::policy
