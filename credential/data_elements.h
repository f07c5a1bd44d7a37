// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"
#include "credential/claims.h"

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::credential {

using Date = std::chrono::year_month_day;

inline constexpr std::size_t kMaxPortraitBytes = 2048;

/// One entry of `driving_privileges` (ISO/IEC 18013-5 section 7.2.4).
struct DrivingPrivilege {
    std::string vehicleCategoryCode; ///< empty if not disclosed
    std::optional<Date> issueDate;
    std::optional<Date> expiryDate;
};

/// What a credential says about its holder that a check may use. Names and numbers are checked for their type
/// and dropped: they never get this far.
struct DataElements {
    std::optional<Date> birthDate;
    std::optional<int> ageBirthYear;
    std::bitset<100> ageOver;    ///< `age_over_NN` that is true
    std::bitset<100> notAgeOver; ///< `age_over_NN` that is false: it proves nothing later on
    WipedBytes portrait;         ///< JPEG or WebP, undecoded; empty if absent
    std::optional<std::vector<DrivingPrivilege>> drivingPrivileges;
    std::optional<Date> issueDate;
    std::optional<Date> expiryDate;
};

enum class DataElementError : std::uint8_t {
    WrongType,      ///< another CBOR type than the element has
    ImpossibleDate, ///< no calendar date `YYYY-MM-DD`
    TooLarge,       ///< a portrait above kMaxPortraitBytes, or a year above 9999
    Contradiction,  ///< two elements that cannot both be true
    BadDisclosures, ///< a disclosure has no place, or comes twice
};

/// A date written `YYYYMMDD`; nothing if it is another text or no day of the calendar.
[[nodiscard]] std::optional<Date> compactDate(std::string_view text) noexcept;

/// Reads the data elements of restored claims. `issuedAt` (`iat`) is when the age marks were true.
[[nodiscard]] Result<DataElements, DataElementError> parseDataElements(ByteSpan claims, NumericDate issuedAt);

} // namespace carded::credential
