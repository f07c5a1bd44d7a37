// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "issuer/issuer_error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::issuer {

/// What of a data element is hidden until the holder discloses it.
enum class Redaction : std::uint8_t {
    None,
    Whole, ///< key and value: the code does not even say that there is such an element
    Items, ///< each item of an array on its own
};

/// One fact about the holder, named as in ISO/IEC 18013-5.
struct DataElement {
    std::string key;
    Bytes value;              ///< CBOR, unless it is an array
    std::vector<Bytes> items; ///< CBOR of each item, if it is an array
    Redaction redaction = Redaction::None;
};

/// `YYYY-MM-DD`, an existing day; nothing for anything else.
[[nodiscard]] std::optional<std::chrono::year_month_day> parseDay(std::string_view text);
[[nodiscard]] std::string formatDay(std::chrono::year_month_day day);

/// One category of a driving licence.
struct Privilege {
    std::string vehicleCategoryCode;
    std::chrono::year_month_day issueDate;
    std::chrono::year_month_day expiryDate; ///< the last good day
};

/// Reads `B:2020-01-01:2030-01-01`.
[[nodiscard]] Result<Privilege, IssuerError> parsePrivilege(std::string_view text);

/// An age mark: the holder is at least `years` old at issue, or is not.
struct AgeMark {
    int years = 0; ///< 0 to 99
    bool reached = true;
};

/// What is said about a person. Every fact is optional.
struct PersonFacts {
    std::optional<std::chrono::year_month_day> birthDate;
    std::optional<int> birthYear;
    std::vector<AgeMark> ageMarks;
    std::vector<Privilege> privileges;
    Bytes portrait; ///< JPEG or WebP, at most kMaxPortraitBytes; empty for none
};

inline constexpr std::size_t kMaxPortraitBytes = 2048;

/// The facts as data elements, none redacted. Refuses facts that contradict each other on the day of issue
/// (UTC), an age mark outside 0 to 99 or said twice, and a portrait that is too large or no picture.
[[nodiscard]] Result<std::vector<DataElement>, IssuerError> toDataElements(const PersonFacts& facts, UnixTime iat);

/// Marks the elements named: `birth_date` as a whole, `driving_privileges[]` item by item.
[[nodiscard]] Result<void, IssuerError> redact(std::vector<DataElement>& elements,
                                               const std::vector<std::string>& names);

} // namespace carded::issuer
