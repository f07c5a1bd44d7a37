// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carded::credential {

// What a text is by how it begins, where that is more than a prefix (docs/formats/scanned-text.md).

/// A JWT with disclosures behind it, each after a `~` (RFC 9901 section 4).
[[nodiscard]] bool isSdJwt(std::string_view text) noexcept;

/// A visible digital seal as JSON (ICAO Technical Report "VDS-NC"): its type stands in the header.
[[nodiscard]] bool isVdsNc(std::string_view text) noexcept;

/// `http:` and `https:` in any case, or `scheme://` (RFC 3986 section 3.1): whoever answers it is not here.
[[nodiscard]] bool isLink(std::string_view text) noexcept;

/// Digits and nothing else, at least one: something on the counter.
[[nodiscard]] bool isArticleNumber(std::string_view text) noexcept;

} // namespace carded::credential
