// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carded::policy {

/// ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country: `DE`, `US-CA`.
[[nodiscard]] bool isJurisdiction(std::string_view text);

/// 1 to 40 small letters, digits and _, a letter first. They go into command lines, records and the till's messages.
[[nodiscard]] bool isCategoryId(std::string_view text);

/// The short forms of BCP 47 that a till's languages need: `en`, `zh-Hant`, `pt-BR`.
[[nodiscard]] bool isLanguageTag(std::string_view text);

} // namespace carded::policy
