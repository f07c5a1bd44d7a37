// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "verifier/verdict.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::evidence {

/// What a record is about. The names in records are frozen (docs/formats/evidence.md).
enum class Kind : std::uint8_t {
    Check,    ///< a code was judged
    Face,     ///< somebody compared a face; belongs to a check
    Manual,   ///< somebody looked at a card instead
    Override, ///< a manager decided otherwise; belongs to a check
    Mode,     ///< the till was put into another mode
    Clock,    ///< the clock was found to have been set back
    Gap,      ///< records are missing: the log could not be written for a while
    Start,    ///< the program began
    Stop      ///< and ended
};

[[nodiscard]] std::string_view toString(Kind kind) noexcept;

inline constexpr std::size_t kSaltBytes = 16;
using Salt = std::array<std::uint8_t, kSaltBytes>;

/// One line of the log. Holds nothing about the customer: no name, no birth date, no age, no number of a document,
/// token or list entry, no key, no picture. `verdict` fields are those of the code's issuer and of the till alone.
struct Record {
    Kind kind = Kind::Check;
    std::uint64_t seq = 0; ///< its place in the log, from 0
    UnixTime time{};
    std::string store; ///< `[A-Za-z0-9._-]{1,32}`
    std::string till;  ///< the same
    std::string mode;  ///< `live`, `command_line`, `training` or `demo`
    Salt salt{};       ///< random, so that nobody can guess a record from its hash

    std::optional<std::uint64_t> ref; ///< `seq` of the record that this one belongs to
    std::string category;             ///< of the policy's ids, with commas between
    std::string format;               ///< `age1`, ...
    std::string document;             ///< of a fixed list
    std::string issuer;               ///< `iss`, printable ASCII
    std::optional<int> minimumAge;    ///< years
    std::optional<verifier::Reason> reason;
    std::optional<bool> faceCheck;          ///< whether a face was compared
    std::string policy;                     ///< its jurisdiction
    std::optional<std::int64_t> repository; ///< version of the repository's timestamp
    std::optional<std::int64_t> trust;      ///< version of the trust list
    std::optional<std::int64_t> statusIat;  ///< of the status list that was asked, Unix seconds
    std::string operatorNumber;             ///< digits
    std::string transaction;                ///< the till's own number of the sale, `[A-Za-z0-9._-]{1,40}`

    friend bool operator==(const Record&, const Record&) = default;
};

/// Whether a text field of a record can hold `text`: at most 200 characters of printable ASCII.
[[nodiscard]] bool isRecordText(std::string_view text) noexcept;

inline constexpr std::size_t kMaxRecordBytes = 1024;

/// The record's bytes: one JSON object in canonical form (RFC 8785), absent fields left out. Nothing if a field cannot
/// stand in a record.
[[nodiscard]] std::optional<std::string> toText(const Record& record);

enum class RecordError : std::uint8_t {
    TooLarge,
    NotCanonical, ///< no record of ours, or it says the same otherwise than toText() would
    BadField      ///< a value that this field cannot have, or a field that is missing
};

/// Reads what toText() wrote, and nothing else.
[[nodiscard]] Result<Record, RecordError> parseRecord(std::string_view text);

} // namespace carded::evidence
