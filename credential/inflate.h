// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"

#include <cstddef>
#include <cstdint>

namespace carded::credential {

enum class InflateError : std::uint8_t {
    NotZlib,       ///< no zlib stream (RFC 1950), a damaged one, or one that wants a preset dictionary
    Truncated,     ///< the stream ends early
    TooLarge,      ///< inflates to more than the caller allows
    TrailingBytes, ///< something follows the stream
};

/// Inflates one zlib stream that fills `input`. Never holds more than `maxSize` bytes and what zlib needs
/// itself (about 40 KiB), whatever the input promises. A customer's code goes into WipedBytes, a list into Bytes.
template <class Buffer = Bytes>
[[nodiscard]] Result<Buffer, InflateError> inflateZlib(ByteSpan input, std::size_t maxSize);

extern template Result<Bytes, InflateError> inflateZlib<Bytes>(ByteSpan input, std::size_t maxSize);
extern template Result<WipedBytes, InflateError> inflateZlib<WipedBytes>(ByteSpan input, std::size_t maxSize);

} // namespace carded::credential
