// SPDX-License-Identifier: Apache-2.0
#include "scanner/shrink.h"

#include "scanner/mat_over.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace carded::scanner {

Frame shrinkToFit(const Frame& frame, int maxWidth, int maxHeight)
{
    if (frame.width <= maxWidth && frame.height <= maxHeight) {
        return frame;
    }
    const double factor = std::min(double(maxWidth) / frame.width, double(maxHeight) / frame.height);
    const cv::Size size(std::max(1, static_cast<int>(frame.width * factor)),
                        std::max(1, static_cast<int>(frame.height * factor)));
    Frame small{size.width, size.height, std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()))};
    cv::Mat target(size, CV_8UC1, small.luma.data());
    cv::resize(matOver(LumaView(frame)), target, size, 0, 0, cv::INTER_AREA);
    return small;
}

} // namespace carded::scanner
