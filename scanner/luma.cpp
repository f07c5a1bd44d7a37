// SPDX-License-Identifier: Apache-2.0
#include "scanner/luma.h"

#include "scanner/grey_picture.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <turbojpeg.h>
#include <utility>

namespace carded::scanner {

namespace {

constexpr std::uint8_t kMissing = 128;

/// Bytes of luma, if the size is one that a frame may have.
std::optional<std::size_t> pixelsOf(const RawFrame& raw) noexcept
{
    if (raw.width <= 0 || raw.height <= 0) {
        return std::nullopt;
    }
    const auto pixels = static_cast<std::uint64_t>(raw.width) * static_cast<std::uint64_t>(raw.height);
    return pixels > kMaxPicturePixels ? std::nullopt : std::optional(static_cast<std::size_t>(pixels));
}

/// Whether `bytesOfPixel` a pixel fit the stride, and all rows the bytes. The last row needs no padding.
std::optional<LumaError> checkRows(const RawFrame& raw, std::size_t bytesOfPixel) noexcept
{
    const std::size_t row = static_cast<std::size_t>(raw.width) * bytesOfPixel;
    if (raw.stride < 0 || static_cast<std::size_t>(raw.stride) < row) {
        return LumaError::BadStride;
    }
    const std::size_t before = static_cast<std::size_t>(raw.height - 1) * static_cast<std::size_t>(raw.stride);
    return raw.bytes.size() < before || raw.bytes.size() - before < row ? std::optional(LumaError::TooShort)
                                                                        : std::nullopt;
}

/// Takes every `Step`th byte of each row; a step known to the compiler becomes vector instructions.
template <std::size_t Step>
Result<Frame, LumaError> takeRows(const RawFrame& raw, Frame frame)
{
    if (const auto error = checkRows(raw, Step)) {
        return fail(*error);
    }
    const auto width = static_cast<std::size_t>(raw.width);
    std::uint8_t* to = frame.luma.data();
    for (int y = 0; y < raw.height; ++y) {
        const std::uint8_t* from =
            raw.bytes.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(raw.stride);
        if constexpr (Step == 1) {
            std::copy_n(from, width, to);
        } else {
            for (std::size_t x = 0; x < width; ++x) {
                to[x] = from[Step * x];
            }
        }
        to += width;
    }
    return frame;
}

using JpegDecoder = std::unique_ptr<void, decltype(&tjDestroy)>;

/// A warning may have left pixels, an error has not.
bool hasFailed(const JpegDecoder& decoder, int result) noexcept
{
    return result != 0 && tjGetErrorCode(decoder.get()) != TJERR_WARNING;
}

/// With a decoder of its own for each frame (1 us): after a damaged one, TurboJPEG 2.1 refuses the good ones too.
Result<Frame, LumaError> decodeJpeg(const RawFrame& raw, Frame frame)
{
    if (raw.bytes.size() > kMaxPictureBytes) {
        return fail(LumaError::TooLong);
    }
    const JpegDecoder decoder(tjInitDecompress(), &tjDestroy);
    if (!decoder) {
        return fail(LumaError::NoMemory);
    }
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    const auto size = static_cast<unsigned long>(raw.bytes.size());
    if (raw.bytes.empty()
        || hasFailed(decoder, tjDecompressHeader3(decoder.get(), raw.bytes.data(), size, &width, &height, &subsampling,
                                                  &colours))) {
        return fail(LumaError::NotAJpeg);
    }
    if (width != raw.width || height != raw.height) {
        return fail(LumaError::OtherSize);
    }
    std::ranges::fill(frame.luma, kMissing); // no rows of an earlier frame
    // A progressive picture may have any number of scans over all of its pixels (LIMITSCANS: at most 500).
    if (hasFailed(decoder, tjDecompress2(decoder.get(), raw.bytes.data(), size, frame.luma.data(), width, width, height,
                                         TJPF_GRAY, TJFLAG_LIMITSCANS))) {
        return fail(LumaError::BrokenJpeg);
    }
    return frame;
}

} // namespace

Result<Frame, LumaError> toLuma(const RawFrame& raw, Frame spare)
try {
    const auto pixels = pixelsOf(raw);
    if (!pixels) {
        return fail(LumaError::BadSize);
    }
    spare.width = raw.width;
    spare.height = raw.height;
    spare.luma.resize(*pixels);
    switch (raw.format) {
    case PixelFormat::Grey:
        return takeRows<1>(raw, std::move(spare));
    case PixelFormat::Yuyv:
        return takeRows<2>(raw, std::move(spare));
    case PixelFormat::Mjpeg:
        return decodeJpeg(raw, std::move(spare));
    }
    return fail(LumaError::UnknownFormat);
} catch (const std::bad_alloc&) {
    return fail(LumaError::NoMemory);
}

} // namespace carded::scanner
