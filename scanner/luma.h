// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/frame.h"
#include "scanner/raw_frame.h"

#include <cstdint>

namespace carded::scanner {

/// Why a raw frame gives no grey picture.
enum class LumaError : std::uint8_t {
    UnknownFormat, ///< a number that names no format
    BadSize,       ///< no pixels, or more than kMaxPicturePixels
    BadStride,     ///< rows shorter than their pixels
    TooShort,      ///< fewer bytes than the rows need
    TooLong,       ///< a JPEG of more than kMaxPictureBytes
    NotAJpeg,      ///< no JPEG header that can be read
    OtherSize,     ///< the JPEG is not of the size that the source announced
    BrokenJpeg,    ///< nothing of the picture could be decoded
    NoMemory       ///< for the pixels or for libjpeg-turbo
};

/// A raw frame made grey: grey rows are copied, YUYV gives its luma as it is, of a JPEG luma alone is decoded. `spare`
/// gives its memory to the new frame: with an old frame as the spare one, none is allocated.
///
/// A JPEG that is damaged behind its header is kept, what is missing being an even grey: some cameras pad every frame
/// or leave its end marker out, others lose the last rows on a busy bus, and a code in the rest can be read. What is
/// read wrongly is no risk, since symbols correct errors and what they say is signed.
Result<Frame, LumaError> toLuma(const RawFrame& raw, Frame spare = {});

} // namespace carded::scanner
