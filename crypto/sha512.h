// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::crypto {

using Sha512Digest = FixedBytes<struct Sha512DigestTag, 64>;

/// SHA-512 (FIPS 180-4) of `bytes`.
[[nodiscard]] Sha512Digest sha512(ByteSpan bytes) noexcept;

} // namespace carded::crypto
