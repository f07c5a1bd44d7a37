// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace carded::credential {

enum class JsonError : std::uint8_t {
    NotJson,      ///< no JSON text (RFC 8259), or something after it
    TooDeep,      ///< objects and arrays nested more than the caller allows
    DuplicateKey, ///< an object says a key twice
};

/// Reads JSON that signs nothing twice: duplicate keys are refused at any depth. The caller limits the size.
[[nodiscard]] Result<nlohmann::json, JsonError> parseStrictJson(std::string_view text, std::size_t maxDepth);

} // namespace carded::credential
