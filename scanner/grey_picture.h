// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "scanner/frame.h"
#include "scanner/picture_limits.h"
#include "scanner/source_error.h"

namespace carded::scanner {

/// Lets the libraries load and make what they need at first use, on pictures of their own making: for processes that
/// will have no right to do so later.
void warmUpPictureCodecs();

/// A PNG, JPEG, WebP or BMP file as a grey frame. The size is checked in the header before anything is decoded.
Result<Frame, SourceError> decodeGreyPicture(ByteSpan file);

} // namespace carded::scanner
