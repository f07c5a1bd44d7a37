// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded::crypto {

/// Strict base64url without padding (RFC 4648 section 5): another character, padding, or trailing bits that
/// are not zero give nothing.
[[nodiscard]] std::optional<Bytes> decodeBase64Url(std::string_view text);
[[nodiscard]] std::string encodeBase64Url(ByteSpan bytes);

/// Strict base64 with padding (RFC 4648 section 4): one text for each sequence of bytes, so no line breaks, no missing
/// padding and no trailing bits that are not zero.
[[nodiscard]] std::optional<Bytes> decodeBase64(std::string_view text);
[[nodiscard]] std::string encodeBase64(ByteSpan bytes);

/// Strict hexadecimal, both cases, an even number of digits and nothing else.
[[nodiscard]] std::optional<Bytes> decodeHex(std::string_view text);
/// Lower case.
[[nodiscard]] std::string encodeHex(ByteSpan bytes);

} // namespace carded::crypto
