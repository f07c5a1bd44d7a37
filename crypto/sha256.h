// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::crypto {

using Sha256Digest = FixedBytes<struct Sha256DigestTag, 32>;

/// SHA-256 (FIPS 180-4) of `bytes`.
[[nodiscard]] Sha256Digest sha256(ByteSpan bytes) noexcept;

/// The same, faster, but a program's first call takes a millisecond: for what OpenSSL verifies anyway.
[[nodiscard]] Sha256Digest sha256ByOpenSsl(ByteSpan bytes) noexcept;

/// SHA-256 of `head` followed by `body`, without joining them.
[[nodiscard]] Sha256Digest sha256(ByteSpan head, ByteSpan body) noexcept;

} // namespace carded::crypto
