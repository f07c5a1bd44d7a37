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

inline constexpr Seconds kMostMaxAge{300};
inline constexpr Seconds kMostFutureTolerance{120};
inline constexpr Seconds kMostStateAge = std::chrono::days{31};

// What a policy does not say is the loosest that can be said: laid over another policy it changes nothing.

struct Presentation {
    std::vector<std::string> audiences;             ///< none: a policy laid over another that names them
    Seconds maxAge = kMostMaxAge;                   ///< `max_age_s`, 10 to 300 s
    Seconds futureTolerance = kMostFutureTolerance; ///< `future_tolerance_s`, 0 to 120 s
    StaticCodes staticCodes = StaticCodes::Accept;
    BoundCodes boundCodes = BoundCodes::Accept;
    SingleUseCodes singleUseCodes = SingleUseCodes::Accept;
};

/// Limits on the age of the till's state.
struct Freshness {
    Seconds warnAfter = kMostStateAge;
    Seconds blockAfter = kMostStateAge; ///< from here on nothing is sold on a code
};

/// Documents that a cashier may look at where a code says nothing.
enum class Document : std::uint8_t { IdCard, DrivingLicence, Passport, ResidenceCard };

/// What a driving licence must say.
struct DrivingRule {
    std::vector<std::string> anyOf; ///< vehicle category codes, one of which is enough
    int heldYears = 0;
};

inline constexpr std::chrono::minutes kWholeDay = std::chrono::days{1};

/// A time of day at which nothing of a category may be sold, by the clock on the wall.
struct NoSale {
    std::vector<std::chrono::weekday> days; ///< on which it begins
    std::vector<Date> on;                   ///< and these; neither: every day
    std::chrono::minutes from{0};           ///< since midnight
    std::chrono::minutes until = kWholeDay; ///< not later than `from`: of the next day
};

struct Rule {
    std::optional<Date> from;  ///< first local day in force
    std::optional<Date> until; ///< first local day no longer in force
    int minimumAge = 0;        ///< years, 0 to 99
    Counting counting = Counting::Birthday;
    std::optional<DrivingRule> driving{};
    std::vector<NoSale> noSale{};
    std::optional<int> askAge{}; ///< who looks younger is asked; decides nothing
};

/// Of one file: on no day are two of them in force.
using Rules = std::vector<Rule>;

struct Category {
    std::string id;
    std::map<std::string, std::string> name; ///< language tag to what a person reads
    Rules rules;
    std::vector<Rules> laidOver{}; ///< by stricter policies: they must be kept as well
};

/// One jurisdiction's rules, read from `policy/<jurisdiction>.toml`, or what is laid over them
/// (docs/formats/policy.md).
struct Policy {
    std::string jurisdiction;   ///< empty: a shop's own rules, which are laid over another policy
    std::string extends;        ///< the jurisdiction it is laid over; empty: it stands for itself
    std::string timeZone;       ///< a name of the tz database, known to this machine when the policy was read
    std::string leastTzVersion; ///< `tz_min`, such as 2024a; empty: any
    LeapDay leapDay = LeapDay::Feb28;
    Presentation presentation;
    Freshness freshness;
    std::vector<Document> manualDocuments{Document::IdCard, Document::DrivingLicence, Document::Passport,
                                          Document::ResidenceCard};
    std::vector<std::string> overridable; ///< names of reasons after which a manager may decide; in the file's order
    std::vector<Category> categories;     ///< in the file's order

    /// Null if there is no such category.
    [[nodiscard]] const Category* category(std::string_view id) const noexcept;
};

} // namespace carded::policy
