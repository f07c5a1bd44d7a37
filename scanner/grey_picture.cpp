// SPDX-License-Identifier: Apache-2.0
#include "scanner/grey_picture.h"

#include "base/unique_fd.h"
#include "scanner/picture_header.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

SourceError openError(int error) noexcept
{
    return error == ENOENT || error == ENOTDIR ? SourceError::NotFound : SourceError::NotReadable;
}

/// Reads `size` bytes; what has been cut off meanwhile is missing, what has been added is not read.
Result<Bytes, SourceError> readAll(int fd, std::size_t size)
{
    Bytes bytes(size);
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = ::read(fd, bytes.data() + have, size - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(SourceError::NotReadable);
        }
        if (got == 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

/// The encoded bytes as OpenCV wants them; it only reads them.
cv::Mat encodedBytes(ByteSpan file)
{
    return {1, static_cast<int>(file.size()), CV_8UC1, const_cast<std::uint8_t*>(file.data())};
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
    cv::Mat decoded = cv::imdecode(encodedBytes(file), cv::IMREAD_UNCHANGED);
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

Result<Bytes, SourceError> readPictureFile(const std::filesystem::path& path)
{
    // O_NONBLOCK: a named pipe in a folder must not hold us up.
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd) {
        return fail(openError(errno));
    }
    struct stat status = {};
    if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return fail(SourceError::NotReadable);
    }
    if (status.st_size == 0) {
        return fail(SourceError::Empty);
    }
    if (static_cast<std::uint64_t>(status.st_size) > kMaxPictureBytes) {
        return fail(SourceError::TooLarge);
    }
    return readAll(fd.get(), static_cast<std::size_t>(status.st_size));
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
            hasAlpha(*header, file) ? decodeOnPaper(file) : cv::imdecode(encodedBytes(file), cv::IMREAD_GRAYSCALE);
        if (grey.empty()) {
            return fail(SourceError::BrokenPicture);
        }
        return frameOf(grey);
    } catch (const std::exception&) { // cv::Exception, or no memory for the pixels
        return fail(SourceError::BrokenPicture);
    }
}

Frame greyFromCapture(const cv::Mat& captured)
{
    cv::Mat grey;
    if (captured.type() == CV_8UC1 && captured.rows == 1) { // a camera's JPEG
        const auto decoded = decodeGreyPicture({captured.ptr<std::uint8_t>(0), captured.total()});
        return decoded ? *decoded : Frame{};
    }
    if (captured.type() == CV_8UC1) {
        return frameOf(captured);
    }
    if (captured.type() == CV_8UC2) { // YUYV: luma is every other byte
        cv::extractChannel(captured, grey, 0);
    } else if (captured.type() == CV_8UC3) {
        cv::cvtColor(captured, grey, cv::COLOR_BGR2GRAY);
    }
    return frameOf(grey);
}

Frame shrinkToFit(const Frame& frame, int maxWidth, int maxHeight)
{
    if (frame.width <= maxWidth && frame.height <= maxHeight) {
        return frame;
    }
    const double factor = std::min(double(maxWidth) / frame.width, double(maxHeight) / frame.height);
    const cv::Size size(std::max(1, static_cast<int>(frame.width * factor)),
                        std::max(1, static_cast<int>(frame.height * factor)));
    const cv::Mat whole(frame.height, frame.width, CV_8UC1, const_cast<std::uint8_t*>(frame.luma.data()));
    cv::Mat small;
    cv::resize(whole, small, size, 0, 0, cv::INTER_AREA);
    return frameOf(small);
}

} // namespace carded::scanner
