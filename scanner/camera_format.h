// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/raw_frame.h"

#include <cstdint>
#include <optional>
#include <span>

namespace carded::scanner {

/// A format's number under Video4Linux: its four letters, the first in the lowest byte.
constexpr std::uint32_t formatCode(const char (&letters)[5]) noexcept
{
    std::uint32_t code = 0;
    for (int i = 3; i >= 0; --i) {
        code = code << 8 | static_cast<std::uint8_t>(letters[i]);
    }
    return code;
}

/// One way in which a camera gives pictures.
struct CameraFormat {
    std::uint32_t code = 0; ///< formatCode()
    int width = 0;
    int height = 0;
    std::uint32_t intervalNumerator = 0;   ///< seconds from frame to frame, as a fraction
    std::uint32_t intervalDenominator = 0; ///< 0: the camera does not say
    bool operator==(const CameraFormat&) const = default;
};

/// How its bytes are read; nothing for a format that is not read. Of planar formats (NV12, YU12) only the first plane
/// is, which is luma.
std::optional<PixelFormat> pixelFormatOf(std::uint32_t code) noexcept;

/// The format that codes are read from best, nothing if none can be read. In this order:
/// 1. 1280x720 or little more at 15 frames a second or more, uncompressed before JPEG: decoding a JPEG costs ten
///    times as much, and its blocks blur small modules. 1920x1080 would show modules half as large again, but decoding
///    and reading cost twice as much each, and a slow till reads more from twice as many frames;
/// 2. more pixels, the fewest first;
/// 3. as large but slower, down to 5 a second: a code whose modules are too small is never read, one that comes late
///    is;
/// 4. fewer pixels, the most first;
/// 5. what is left.
/// Of several rates the lowest from 30 on: a faster one only leaves less light for each picture.
std::optional<CameraFormat> chooseFormat(std::span<const CameraFormat> formats);

} // namespace carded::scanner
