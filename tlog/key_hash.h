// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::tlog {

constexpr std::size_t kKeyHashBytes = 4;

/// A key hash as notes write it: big-endian.
inline std::array<std::uint8_t, kKeyHashBytes> keyHashBytes(std::uint32_t keyHash) noexcept
{
    return {static_cast<std::uint8_t>(keyHash >> 24U), static_cast<std::uint8_t>(keyHash >> 16U),
            static_cast<std::uint8_t>(keyHash >> 8U), static_cast<std::uint8_t>(keyHash)};
}

/// `bytes` must be at least kKeyHashBytes long; what follows these is not read.
inline std::uint32_t readKeyHash(ByteSpan bytes) noexcept
{
    std::uint32_t keyHash = 0;
    for (const std::uint8_t byte : bytes.first<kKeyHashBytes>()) {
        keyHash = keyHash << 8U | byte;
    }
    return keyHash;
}

} // namespace carded::tlog
