// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <optional>

namespace carded::scanner {

enum class PictureFormat : std::uint8_t { Png, Jpeg, Webp, Bmp };

struct PictureHeader {
    PictureFormat format = PictureFormat::Png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Format and size as the file announces them, read without decoding anything. Nothing if `file` does not begin
/// as one of the formats does, has no size where its format puts it, or has a width or height of 0.
std::optional<PictureHeader> readPictureHeader(ByteSpan file) noexcept;

/// False if the file is shorter than its format says. libjpeg fills what is missing with grey and says nothing.
bool isPictureComplete(const PictureHeader& header, ByteSpan file) noexcept;

} // namespace carded::scanner
