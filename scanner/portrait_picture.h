// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

#include <cstddef>
#include <cstdint>

namespace carded::scanner {

inline constexpr std::size_t kMaxPortraitBytes = 2048;  ///< of the JPEG or WebP file in the credential
inline constexpr std::uint32_t kMaxPortraitEdge = 1024; ///< pixels, width and height, before decoding
/// A larger portrait is made smaller, so that 3 bytes a pixel fit one message.
inline constexpr std::uint32_t kMaxPortraitShownEdge = 144;

/// The photograph out of a credential: rows of red, green, blue bytes, no gaps.
struct PortraitPicture {
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    WipedBytes rgb;
    bool operator==(const PortraitPicture&) const = default;
};

/// Why there is no portrait. The numbers are part of the protocol (eye_protocol.h).
enum class PortraitError : std::uint8_t {
    TooLarge = 1,      ///< more than kMaxPortraitBytes
    NotAPicture = 2,   ///< not the header of a JPEG or WebP picture
    TooManyPixels = 3, ///< wider or higher than kMaxPortraitEdge
    Broken = 4         ///< the header is good, the picture behind it is cut short or damaged
};

inline constexpr PortraitError kLastPortraitError = PortraitError::Broken;

} // namespace carded::scanner
