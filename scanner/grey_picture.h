// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "scanner/frame.h"
#include "scanner/source_error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace cv {
class Mat;
}

namespace carded::scanner {

inline constexpr std::size_t kMaxPictureBytes = std::size_t{64} << 20;
inline constexpr std::uint64_t kMaxPicturePixels = 40'000'000;

/// The bytes of a file that may be a picture; never more than kMaxPictureBytes.
Result<Bytes, SourceError> readPictureFile(const std::filesystem::path& path);

/// A PNG, JPEG, WebP or BMP file as a grey frame. The size is checked in the header before anything is decoded.
Result<Frame, SourceError> decodeGreyPicture(ByteSpan file);

/// A picture from a camera or film as a frame: grey, BGR, YUYV (two channels), or one row of JPEG bytes.
/// An empty frame if it is none of these.
Frame greyFromCapture(const cv::Mat& captured);

/// `frame` made smaller, its shape kept, until it fits `maxWidth` x `maxHeight`; as it is if it fits already.
Frame shrinkToFit(const Frame& frame, int maxWidth, int maxHeight);

} // namespace carded::scanner
