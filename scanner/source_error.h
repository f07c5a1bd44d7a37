// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::scanner {

/// Why a source gives no frame. The numbers are part of the protocol (eye_protocol.h).
enum class SourceError : std::uint8_t {
    NotFound = 1,       ///< nothing has this path
    NotReadable = 2,    ///< it is there, but cannot be read, or is no regular file (or no folder)
    Empty = 3,          ///< the file has no bytes
    TooLarge = 4,       ///< more bytes than kMaxPictureBytes
    NotAPicture = 5,    ///< not the header of a PNG, JPEG, WebP or BMP picture
    TooManyPixels = 6,  ///< the header announces more than kMaxPicturePixels
    BrokenPicture = 7,  ///< the header is good, the picture behind it is cut short or damaged
    EmptyFolder = 8,    ///< no picture in the folder
    NotAVideo = 9,      ///< no video that the installed codecs can read
    BrokenVideo = 10,   ///< the video stops before the frames its header announces
    NoCamera = 11,      ///< the camera is missing or in use by another program
    CameraLost = 12,    ///< the camera was open and gives no frames any more
    DecoderFailed = 13, ///< looking for symbols in a frame failed inside the library
    CameraBlack = 14,   ///< frames come, and all are black: the camera is covered, or there is no light
    CameraFrozen = 15   ///< frames come, and all are one picture
};

inline constexpr SourceError kLastSourceError = SourceError::CameraFrozen;

} // namespace carded::scanner
