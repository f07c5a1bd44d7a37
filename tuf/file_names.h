// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::tuf {

/// Everything but letters, digits and `-._~` as `%` and two digits (RFC 3986 section 2.1): one segment of a URL, one
/// file name, whatever the text was. `.` and `..` come out as they are: put something behind or before them.
[[nodiscard]] std::string percentEncode(std::string_view text);

/// `2.root.json`, or `root.json` without a version. The role's name is percent-encoded.
[[nodiscard]] std::string metadataFileName(std::string_view role, std::optional<std::uint64_t> version);

/// Where a target lies: with a digest (of a consistent snapshot) `status/<digest>.one`, else its name. Percent-encoded
/// between the slashes.
[[nodiscard]] std::string targetFileName(std::string_view target, std::string_view digest);

/// Whether Carded uses a target of that name at all: parts of `[A-Za-z0-9][A-Za-z0-9._-]*` joined by `/`, at most 200
/// characters. So it can be a path without any care.
[[nodiscard]] bool isPlainTargetName(std::string_view target) noexcept;

/// PATHPATTERN of section 4.5: `*` stands for any characters but `/`, `?` for one; all others for themselves.
[[nodiscard]] bool matchesPattern(std::string_view text, std::string_view pattern) noexcept;

} // namespace carded::tuf
