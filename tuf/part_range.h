// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace carded::tuf {

/// A decimal number and nothing else; at most 18 digits.
[[nodiscard]] std::optional<std::uint64_t> parseNumber(std::string_view text) noexcept;

/// What of a file an answer 206 carries.
struct PartRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;             ///< included; not below `first`
    std::optional<std::uint64_t> total; ///< above `last`; nothing if the server does not know
};

/// Content-Range (RFC 9110 section 14.4) of a single part in bytes.
[[nodiscard]] std::optional<PartRange> parseContentRange(std::string_view text) noexcept;

} // namespace carded::tuf
