// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checker.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::app {

/// Where a symbol was found by `carded scan`.
struct Place {
    std::string file;
    std::uint64_t frame = 0;
    std::string symbology;
};

/// A file's name as a terminal may have it: control characters, and all that is no UTF-8, as `\x1b`.
[[nodiscard]] std::string printable(std::string_view text);

/// One result as one line of JSON (docs/formats/verdict.md). Holds nothing about the person.
[[nodiscard]] std::string toJson(const Answer& answer, const std::optional<Place>& place = std::nullopt);

/// One result as one line for people.
[[nodiscard]] std::string toSentence(const Answer& answer, const std::optional<Place>& place = std::nullopt);

/// 0 pass, 1 refuse, 2 cannot_verify or ignored.
[[nodiscard]] int exitStatus(const Answer& answer) noexcept;

// Exit statuses of every program besides those of a result (sysexits).
inline constexpr int kExitUsage = 64;
inline constexpr int kExitInternal = 70;

} // namespace carded::app
