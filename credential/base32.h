// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

#include <optional>
#include <string_view>

namespace carded::credential {

/// Decodes base32 (RFC 4648 section 6) as CBOR-LD texts have it: capital letters, no padding. Nothing for another
/// character, a length that no bytes have, or a last character whose spare bits are not zero: one text for each
/// sequence of bytes. The caller limits the length.
[[nodiscard]] std::optional<WipedBytes> decodeBase32(std::string_view text);

} // namespace carded::credential
