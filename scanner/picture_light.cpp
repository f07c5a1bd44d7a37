// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_light.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace carded::scanner {

namespace {

constexpr int kSamplesOfSide = 64;

/// The mean of `distance` of the sampled pixels.
template <class Distance>
int meanOf(const Frame& frame, Distance distance)
{
    const int stepX = std::max(1, frame.width / kSamplesOfSide);
    const int stepY = std::max(1, frame.height / kSamplesOfSide);
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (int y = 0; y < frame.height; y += stepY) {
        const std::uint8_t* const row =
            frame.luma.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width);
        for (int x = 0; x < frame.width; x += stepX) {
            sum += distance(row[x]);
            ++count;
        }
    }
    return count == 0 ? 0 : static_cast<int>(sum / count);
}

} // namespace

PictureLight lightOf(const Frame& frame) noexcept
{
    const int mean = meanOf(frame, [](int luma) { return luma; });
    const int spread = meanOf(frame, [mean](int luma) { return std::abs(luma - mean); });
    return {static_cast<std::uint8_t>(mean), static_cast<std::uint8_t>(spread)};
}

} // namespace carded::scanner
