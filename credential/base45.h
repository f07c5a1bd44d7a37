// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded::credential {

/// Decodes base45 (RFC 9285). Nothing for a character outside the alphabet (small letters too), a length of
/// 3n + 1, or a group above its range. The caller limits the length.
[[nodiscard]] std::optional<WipedBytes> decodeBase45(std::string_view text);

[[nodiscard]] std::string encodeBase45(ByteSpan bytes);

} // namespace carded::credential
