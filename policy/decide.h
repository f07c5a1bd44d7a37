// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carded::policy {

inline constexpr std::size_t kAgeMarks = 100; ///< `age_over_00` to `age_over_99`

/// One entry of `driving_privileges` (ISO/IEC 18013-5 table 5).
struct DrivingPrivilege {
    std::string vehicleCategoryCode;
    std::optional<Date> issueDate;
    std::optional<Date> expiryDate;
};

/// What a verified credential disclosed about age and driving.
struct Disclosed {
    std::optional<Date> birthDate;
    std::optional<int> birthYear;
    std::bitset<kAgeMarks> ageOver; ///< the marks that are true; a false one proves nothing later on
    std::optional<std::vector<DrivingPrivilege>> drivingPrivileges;
    std::optional<Date> licenceIssueDate;
    std::optional<Date> licenceExpiryDate;
};

enum class AgeAnswer : std::uint8_t { NotProven, Underage, LicenceNotValid, OldEnough };

/// What `disclosed` proves about `rule` on the local day `today`: total and pure (docs/formats/policy.md,
/// "What proves what"). The age is decided first: by the birth date if there is one, else by the birth year, else,
/// or where the year leaves the question open, by the marks. Then the licence: a privilege of a wanted category that
/// has not expired and has been held long enough. A privilege's own dates count; where it has none, the licence's do.
/// The expiry date is always needed, the issue date only where `heldYears` is not 0. The licence itself must not
/// have expired either, if its expiry date was disclosed. Who would be old enough by one piece of evidence is not
/// proven where another one contradicts it: a birth date of another year than the birth year, a mark for an age that
/// the person will not have reached tomorrow (an issuer's clock may show tomorrow already).
[[nodiscard]] AgeAnswer decide(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept;

/// The same about several rules at once, a basket's or those of policies laid over each other: all must be kept. Where
/// they differ, the answer that the verdict names first. NotProven for no rule at all.
[[nodiscard]] AgeAnswer decide(std::span<const Rule* const> rules, LeapDay leapDay, const Disclosed& disclosed,
                               Date today) noexcept;

/// The last birth date with which `rule` is kept on the local day `today`.
[[nodiscard]] Date latestBirthDate(const Rule& rule, LeapDay leapDay, Date today) noexcept;

/// The one of `rules` with the earliest such date: what it asks for is asked of everybody. Null for no rule.
[[nodiscard]] const Rule* strictest(std::span<const Rule* const> rules, LeapDay leapDay, Date today) noexcept;

/// The age in years of somebody born on `birthDate`, negative before that day.
[[nodiscard]] int yearsCompleted(Date birthDate, LeapDay leapDay, Date today) noexcept;

} // namespace carded::policy
