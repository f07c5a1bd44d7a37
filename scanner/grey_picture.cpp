// SPDX-License-Identifier: Apache-2.0
#include "scanner/grey_picture.h"

#include "scanner/mat_over.h"
#include "scanner/picture_header.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <exception>

namespace carded::scanner {

namespace {

Frame frameOf(const cv::Mat& grey)
{
    Frame frame{grey.cols, grey.rows, {}};
    frame.luma.reserve(grey.total());
    for (int row = 0; row < grey.rows; ++row) {
        const auto* begin = grey.ptr<std::uint8_t>(row);
        frame.luma.insert(frame.luma.end(), begin, begin + grey.cols);
    }
    return frame;
}

/// PNG colour types 4 and 6 have an alpha channel (RFC 2083 section 11.2.1: byte 9 of IHDR).
bool hasAlpha(const PictureHeader& header, ByteSpan file) noexcept
{
    constexpr std::size_t kColourType = 25;
    return header.format == PictureFormat::Png && file.size() > kColourType && (file[kColourType] & 4U) != 0;
}

/// Saved tickets are often black on nothing, and nothing decodes as black: what is more than half transparent
/// becomes paper.
cv::Mat decodeOnPaper(ByteSpan file)
{
    cv::Mat decoded = cv::imdecode(matOver(file), cv::IMREAD_UNCHANGED);
    if (decoded.channels() != 4) {
        return {};
    }
    if (decoded.depth() == CV_16U) {
        decoded.convertTo(decoded, CV_8U, 1.0 / 257);
    }
    cv::Mat grey;
    cv::Mat alpha;
    cv::cvtColor(decoded, grey, cv::COLOR_BGRA2GRAY);
    cv::extractChannel(decoded, alpha, 3);
    grey.setTo(cv::Scalar(255), alpha < 128);
    return grey;
}

} // namespace

void warmUpPictureCodecs()
{
    const cv::Mat picture(8, 8, CV_8UC4, cv::Scalar(128, 128, 128, 128));
    for (const char* ending : {".png", ".jpg", ".webp", ".bmp"}) {
        Bytes file;
        if (cv::imencode(ending, picture, file)) {
            (void)decodeGreyPicture(file);
        }
    }
}

Result<Frame, SourceError> decodeGreyPicture(ByteSpan file)
{
    if (file.empty()) {
        return fail(SourceError::Empty);
    }
    if (file.size() > kMaxPictureBytes) {
        return fail(SourceError::TooLarge);
    }
    const auto header = readPictureHeader(file);
    if (!header) {
        return fail(SourceError::NotAPicture);
    }
    if (std::uint64_t{header->width} * header->height > kMaxPicturePixels) {
        return fail(SourceError::TooManyPixels);
    }
    if (!isPictureComplete(*header, file)) {
        return fail(SourceError::BrokenPicture);
    }
    try {
        const cv::Mat grey =
            hasAlpha(*header, file) ? decodeOnPaper(file) : cv::imdecode(matOver(file), cv::IMREAD_GRAYSCALE);
        if (grey.empty()) {
            return fail(SourceError::BrokenPicture);
        }
        return frameOf(grey);
    } catch (const std::exception&) { // cv::Exception, or no memory for the pixels
        return fail(SourceError::BrokenPicture);
    }
}

} // namespace carded::scanner
