// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::issuer {

/// A zlib stream (RFC 1950) of `bytes`, as small as zlib makes it; it begins with 0x78.
[[nodiscard]] Bytes deflateBytes(ByteSpan bytes);

} // namespace carded::issuer
