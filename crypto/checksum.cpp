// SPDX-License-Identifier: Apache-2.0
#include "crypto/checksum.h"

#include <xxhash.h>

namespace carded::crypto {

Checksum checksum(ByteSpan bytes) noexcept
{
    XXH128_canonical_t canonical;
    static_assert(sizeof canonical.digest == Checksum::kSize);
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    Checksum result;
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), result.data.begin());
    return result;
}

} // namespace carded::crypto
