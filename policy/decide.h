// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <bitset>
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
/// "What proves what"). The age is decided first, then the licence.
[[nodiscard]] AgeAnswer decide(const Rule& rule, LeapDay leapDay, const Disclosed& disclosed, Date today) noexcept;

} // namespace carded::policy
