// SPDX-License-Identifier: Apache-2.0
#include "scanner/portrait.h"

#include "scanner/mat_over.h"
#include "scanner/picture_header.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <exception>

namespace carded::scanner {

namespace {

PortraitPicture pictureOf(const cv::Mat& bgr)
{
    const int edge = std::max(bgr.cols, bgr.rows);
    const double factor = std::min(1.0, double(kMaxPortraitShownEdge) / edge);
    const cv::Size size(std::max(1, static_cast<int>(bgr.cols * factor)),
                        std::max(1, static_cast<int>(bgr.rows * factor)));
    cv::Mat small;
    cv::resize(bgr, small, size, 0, 0, cv::INTER_AREA);
    cv::Mat rgb;
    cv::cvtColor(small, rgb, cv::COLOR_BGR2RGB);
    PortraitPicture picture{static_cast<std::uint16_t>(size.width), static_cast<std::uint16_t>(size.height), {}};
    picture.rgb.assign(rgb.datastart, rgb.dataend);
    return picture;
}

} // namespace

Result<PortraitPicture, PortraitError> decodePortrait(ByteSpan file)
{
    if (file.size() > kMaxPortraitBytes) {
        return fail(PortraitError::TooLarge);
    }
    const auto header = readPictureHeader(file);
    if (!header || (header->format != PictureFormat::Jpeg && header->format != PictureFormat::Webp)) {
        return fail(PortraitError::NotAPicture);
    }
    if (header->width > kMaxPortraitEdge || header->height > kMaxPortraitEdge) {
        return fail(PortraitError::TooManyPixels);
    }
    if (!isPictureComplete(*header, file)) {
        return fail(PortraitError::Broken);
    }
    try {
        const cv::Mat bgr = cv::imdecode(matOver(file), cv::IMREAD_COLOR);
        if (bgr.empty()) {
            return fail(PortraitError::Broken);
        }
        return pictureOf(bgr);
    } catch (const std::exception&) { // cv::Exception, or no memory for the pixels
        return fail(PortraitError::Broken);
    }
}

} // namespace carded::scanner
