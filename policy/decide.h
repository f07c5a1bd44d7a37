// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
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
/// have expired either, if its expiry date was disclosed.
[[nodiscard]] AgeAnswer decide(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept;

/// The age in years of somebody born on `birthDate`, negative before that day.
[[nodiscard]] int yearsCompleted(Date birthDate, LeapDay leapDay, Date today) noexcept;

} // namespace carded::policy
