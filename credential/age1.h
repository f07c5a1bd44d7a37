// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"

namespace carded::credential {

inline constexpr std::string_view kAge1Prefix = "AGE1:";

/// Reads a text that begins with kAge1Prefix (docs/formats/age1.md): Malformed or UnsupportedAlgorithm where it is no
/// whole code.
[[nodiscard]] ParsedText parseAge1(std::string_view text);

/// The disclosures put back into their places, and the data elements with text keys.
[[nodiscard]] Result<DataElements, DataElementError> readAge1Elements(const Credential& credential);

} // namespace carded::credential
