// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/presentation.h"

namespace carded::credential {

/// Reads what follows `AGE1:` (docs/formats/age1.md): Malformed or UnsupportedAlgorithm where it is no whole code.
[[nodiscard]] ParsedText parseAge1(std::string_view body);

/// The disclosures put back into their places, and the data elements with text keys.
[[nodiscard]] Result<DataElements, DataElementError> readAge1Elements(const Credential& credential);

} // namespace carded::credential
