// SPDX-License-Identifier: Apache-2.0
#include "crypto/random.h"

#include <sodium.h>

namespace carded::crypto {

bool initialise() noexcept
{
    return sodium_init() >= 0;
}

Bytes randomBytes(std::size_t count)
{
    Bytes bytes(count);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

} // namespace carded::crypto
