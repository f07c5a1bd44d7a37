// SPDX-License-Identifier: Apache-2.0
#pragma once

// Bytes as OpenCV wants them; for this room alone.

#include "base/bytes.h"
#include "scanner/luma_view.h"

#include <opencv2/core/mat.hpp>

#include <cstddef>

namespace carded::scanner {

/// The pixels of `grey`, not copied: to be read only.
inline cv::Mat matOver(const LumaView& grey)
{
    return {grey.height, grey.width, CV_8UC1, const_cast<std::uint8_t*>(grey.luma),
            static_cast<std::size_t>(grey.stride)};
}

/// `bytes` as one row, not copied: to be read only.
inline cv::Mat matOver(ByteSpan bytes)
{
    return {1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data())};
}

} // namespace carded::scanner
