// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/portrait_picture.h"

namespace carded::scanner {

/// The photograph out of a credential, at most kMaxPortraitShownEdge wide and high. Only JPEG and WebP; size and
/// format are checked in the header before anything is decoded.
Result<PortraitPicture, PortraitError> decodePortrait(ByteSpan file);

} // namespace carded::scanner
