// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::crypto {

using Checksum = FixedBytes<struct ChecksumTag, 16>;

/// XXH3 with 128 bits, in its canonical (big-endian) form: finds damage in files of our own, at the speed of memory.
/// Not a cryptographic hash: whoever may write such a file may write its checksum too.
[[nodiscard]] Checksum checksum(ByteSpan bytes) noexcept;

} // namespace carded::crypto
