// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstdint>

namespace carded::scanner {

/// How a source's bytes hold a picture.
enum class PixelFormat : std::uint8_t {
    Grey = 1, ///< one byte a pixel
    Yuyv = 2, ///< two bytes a pixel, the first of them luma
    Mjpeg = 3 ///< one JPEG picture
};

/// A picture as its source gives it; a view, whoever hands it out says how long it lasts.
struct RawFrame {
    PixelFormat format = PixelFormat::Grey;
    int width = 0;
    int height = 0;
    int stride = 0; ///< bytes from one row to the next; 0 for Mjpeg
    ByteSpan bytes;
};

} // namespace carded::scanner
