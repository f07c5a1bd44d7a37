// SPDX-License-Identifier: Apache-2.0
#include "scanner/portrait.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

PortraitError errorOf(ByteSpan file)
{
    const auto portrait = decodePortrait(file);
    REQUIRE_FALSE(portrait);
    return portrait.error();
}

/// `file` made longer behind its end, which neither format minds.
Bytes padded(const Bytes& file, std::size_t size)
{
    REQUIRE(file.size() <= size);
    Bytes longer(size, 0);
    std::ranges::copy(file, longer.begin());
    return longer;
}

/// A JPEG that is nothing but a frame header of this height and width.
Bytes jpegOfSize(const std::string& heightAndWidth)
{
    return hex("FFD8 FFC0 0011 08" + heightAndWidth + "03 011100 021101 031101 FFD9");
}

} // namespace

TEST_CASE("Portrait: JPEG and WebP give their colours, red first")
{
    for (const std::string ending : {".jpg", ".webp"}) {
        CAPTURE(ending);
        const Bytes file = colourFile(96, 128, ending, 40);
        REQUIRE(file.size() <= kMaxPortraitBytes);
        const auto portrait = decodePortrait(file);
        REQUIRE(portrait);
        CHECK(portrait->width == 96);
        CHECK(portrait->height == 128);
        REQUIRE(portrait->rgb.size() == 96 * 128 * 3);
        CHECK(portrait->rgb[0] > 170); // the background is red 200, green 90, blue 40
        CHECK(portrait->rgb[1] < 120);
        CHECK(portrait->rgb[2] < 80);
    }
}

TEST_CASE("Portrait: a large one is made smaller and keeps its shape")
{
    const Bytes file = colourFile(288, 144, ".webp", 1);
    REQUIRE(file.size() <= kMaxPortraitBytes);
    const auto portrait = decodePortrait(file);
    REQUIRE(portrait);
    CHECK(portrait->width == kMaxPortraitShownEdge);
    CHECK(portrait->height == kMaxPortraitShownEdge / 2);
    CHECK(portrait->rgb.size() == std::size_t{portrait->width} * portrait->height * 3);
}

TEST_CASE("Portrait: the limit of bytes holds below, at and above")
{
    const Bytes file = colourFile(32, 32, ".jpg", 20);
    CHECK(decodePortrait(padded(file, kMaxPortraitBytes - 1)));
    CHECK(decodePortrait(padded(file, kMaxPortraitBytes)));
    CHECK(errorOf(padded(file, kMaxPortraitBytes + 1)) == PortraitError::TooLarge);
}

TEST_CASE("Portrait: what is neither JPEG nor WebP is refused")
{
    CHECK(errorOf({}) == PortraitError::NotAPicture);
    CHECK(errorOf(asBytes("a text")) == PortraitError::NotAPicture);
    CHECK(errorOf(pictureFile(blankFrame(8, 8), ".png")) == PortraitError::NotAPicture);
    CHECK(errorOf(pictureFile(blankFrame(8, 8), ".bmp")) == PortraitError::NotAPicture);
}

TEST_CASE("Portrait: too many pixels are refused by the header alone")
{
    CHECK(errorOf(jpegOfSize("0400 0401")) == PortraitError::TooManyPixels);
    CHECK(errorOf(jpegOfSize("0401 0400")) == PortraitError::TooManyPixels);
    CHECK(errorOf(jpegOfSize("0400 0400")) == PortraitError::Broken);
    // WebP "VP8X" with a canvas of 100,000 x 1.
    CHECK(errorOf(hex("52494646 16000000 57454250 56503858 0A000000 00000000 9F8601 000000"))
          == PortraitError::TooManyPixels);
}

TEST_CASE("Portrait: one cut short is broken")
{
    for (const std::string ending : {".jpg", ".webp"}) {
        const Bytes file = colourFile(96, 96, ending, 40);
        CHECK(errorOf(ByteSpan(file).first(file.size() - file.size() / 4)) == PortraitError::Broken);
    }
}
