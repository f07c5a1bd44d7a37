// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_header.h"

#include <cstddef>
#include <limits>
#include <string_view>

namespace carded::scanner {

namespace {

enum class Order : std::uint8_t { LittleEndian, BigEndian };

/// The number of `size` bytes at `offset`; 0 if the file ends before. 0 is no valid size, so callers refuse it.
std::uint32_t numberAt(ByteSpan file, std::size_t offset, std::size_t size, Order order) noexcept
{
    if (offset > file.size() || size > file.size() - offset) {
        return 0;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        value = value << 8 | file[offset + (order == Order::BigEndian ? i : size - 1 - i)];
    }
    return value;
}

bool hasAt(ByteSpan file, std::size_t offset, std::string_view text) noexcept
{
    return offset <= file.size() && text.size() <= file.size() - offset
           && asText(file.subspan(offset, text.size())) == text;
}

/// PNG (RFC 2083 section 11.2.1): IHDR is the first chunk.
PictureHeader pngHeader(ByteSpan file) noexcept
{
    return {PictureFormat::Png, numberAt(file, 16, 4, Order::BigEndian), numberAt(file, 20, 4, Order::BigEndian)};
}

/// SOF0 to SOF15 without DHT, JPG and DAC, which share the range (ITU-T T.81 table B.1).
bool isStartOfFrame(std::uint8_t marker) noexcept
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Walks the segments to the frame header (ITU-T T.81 section B.2.2). Returns its offset, or nothing.
std::optional<std::size_t> findStartOfFrame(ByteSpan file) noexcept
{
    std::size_t offset = 2; // after SOI
    while (offset < file.size() && file.size() - offset >= 4 && file[offset] == 0xFF) {
        const std::uint8_t marker = file[offset + 1];
        if (marker == 0xFF) { // fill byte
            ++offset;
            continue;
        }
        if (isStartOfFrame(marker)) {
            return offset;
        }
        if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD9)) { // has no length: libjpeg would go on elsewhere
            return std::nullopt;
        }
        const std::uint32_t length = numberAt(file, offset + 2, 2, Order::BigEndian);
        if (length < 2 || length > file.size() - offset - 2) {
            return std::nullopt;
        }
        offset += 2 + length;
    }
    return std::nullopt;
}

std::optional<PictureHeader> jpegHeader(ByteSpan file) noexcept
{
    const auto frame = findStartOfFrame(file);
    if (!frame) {
        return std::nullopt;
    }
    return PictureHeader{PictureFormat::Jpeg, numberAt(file, *frame + 7, 2, Order::BigEndian),
                         numberAt(file, *frame + 5, 2, Order::BigEndian)};
}

/// The first chunk says which of the three kinds it is (RFC 9649 sections 2.5 to 2.7).
PictureHeader webpHeader(ByteSpan file) noexcept
{
    PictureHeader header{PictureFormat::Webp, 0, 0};
    if (hasAt(file, 12, "VP8X")) {
        header.width = numberAt(file, 24, 3, Order::LittleEndian) + 1;
        header.height = numberAt(file, 27, 3, Order::LittleEndian) + 1;
    } else if (hasAt(file, 12, "VP8L") && hasAt(file, 20, "\x2F")) {
        const std::uint32_t bits = numberAt(file, 21, 4, Order::LittleEndian);
        header.width = (bits & 0x3FFFU) + 1;
        header.height = (bits >> 14U & 0x3FFFU) + 1;
    } else if (hasAt(file, 12, "VP8 ") && hasAt(file, 23, "\x9D\x01\x2A")) {
        header.width = numberAt(file, 26, 2, Order::LittleEndian) & 0x3FFFU;
        header.height = numberAt(file, 28, 2, Order::LittleEndian) & 0x3FFFU;
    }
    return header;
}

/// BITMAPINFOHEADER and its successors; a negative height means top row first.
PictureHeader bmpHeader(ByteSpan file) noexcept
{
    if (numberAt(file, 14, 4, Order::LittleEndian) < 40) {
        return {PictureFormat::Bmp, 0, 0};
    }
    const std::uint32_t height = numberAt(file, 22, 4, Order::LittleEndian);
    const bool isTopDown = height > std::numeric_limits<std::int32_t>::max();
    return {PictureFormat::Bmp, numberAt(file, 18, 4, Order::LittleEndian), isTopDown ? 0U - height : height};
}

std::optional<PictureHeader> headerByMagic(ByteSpan file) noexcept
{
    if (hasAt(file, 0, "\x89PNG\r\n\x1A\n") && hasAt(file, 12, "IHDR")) {
        return pngHeader(file);
    }
    if (hasAt(file, 0, "\xFF\xD8\xFF")) {
        return jpegHeader(file);
    }
    if (hasAt(file, 0, "RIFF") && hasAt(file, 8, "WEBP")) {
        return webpHeader(file);
    }
    if (hasAt(file, 0, "BM")) {
        return bmpHeader(file);
    }
    return std::nullopt;
}

/// EOI after the frame header. In coded data an FF byte is followed by 00, so FF D9 is no accident there; a
/// thumbnail with its own EOI lies before the frame header.
bool hasEndOfImage(ByteSpan file) noexcept
{
    const auto frame = findStartOfFrame(file);
    if (!frame) {
        return false;
    }
    return asText(file.subspan(*frame)).find("\xFF\xD9") != std::string_view::npos;
}

} // namespace

std::optional<PictureHeader> readPictureHeader(ByteSpan file) noexcept
{
    const auto header = headerByMagic(file);
    if (!header || header->width == 0 || header->height == 0) {
        return std::nullopt;
    }
    return header;
}

bool isPictureComplete(const PictureHeader& header, ByteSpan file) noexcept
{
    switch (header.format) {
    case PictureFormat::Jpeg:
        return hasEndOfImage(file);
    case PictureFormat::Png:
        return asText(file).find("IEND") != std::string_view::npos;
    case PictureFormat::Webp: { // the RIFF size counts from its own end, offset 8
        const std::size_t announced = numberAt(file, 4, 4, Order::LittleEndian);
        return announced <= file.size() - 8;
    }
    case PictureFormat::Bmp: { // the pixels' offset; how many follow, the decoder checks
        return numberAt(file, 10, 4, Order::LittleEndian) < file.size();
    }
    }
    return false;
}

} // namespace carded::scanner
