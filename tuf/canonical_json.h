// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "tuf/tuf_error.h"

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace carded::tuf {

/// Reads JSON that signs nothing twice and has one canonical form: at most `maxBytes` long and kMaxDepth deep, no key
/// twice in an object, and no number but integers.
[[nodiscard]] Result<nlohmann::json, TufError> parseStrictJson(ByteSpan text, std::size_t maxBytes);

/// OLPC canonical JSON, over which the signatures are: keys in the order of their bytes, no white space, nothing
/// escaped but `"` and `\`. Of a value from parseStrictJson(); a number that is no integer is the caller's mistake and
/// throws.
[[nodiscard]] std::string canonicalJson(const nlohmann::json& value);

} // namespace carded::tuf
