// SPDX-License-Identifier: Apache-2.0
#include "scanner/grey_picture.h"
#include "scanner/picture_header.h"
#include "scanner/shrink.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

TEST_CASE("decodeGreyPicture: a code on a transparent ground is read as if on paper")
{
    const auto frame = decodeGreyPicture(transparentPng(qrFrame(asBytes("ticket"))));
    REQUIRE(frame);
    const auto symbols = symbolsIn(*frame, Effort::Live);
    REQUIRE(symbols.size() == 1);
    CHECK(asText(symbols.front().bytes) == "ticket");
}

TEST_CASE("decodeGreyPicture: no strict prefix of a picture gives a frame")
{
    const Frame small = qrFrame(asBytes("x"), 1);
    for (const std::string ending : {".png", ".jpg", ".webp"}) {
        const Bytes file = pictureFile(small, ending);
        for (std::size_t size = 0; size < file.size(); ++size) {
            CAPTURE(ending);
            CAPTURE(size);
            // The last bytes of a PNG and the padding of a WebP carry no pixels.
            const bool isOnlyTail = file.size() - size <= (ending == ".jpg" ? 0U : 4U);
            CHECK((isOnlyTail || !decodeGreyPicture(ByteSpan(file).first(size))));
        }
        CHECK(decodeGreyPicture(file));
    }
}

TEST_CASE("readPictureHeader: the size is read without decoding, top-down bitmaps too")
{
    for (const std::string ending : {".png", ".jpg", ".webp", ".bmp"}) {
        CAPTURE(ending);
        const auto header = readPictureHeader(pictureFile(blankFrame(300, 70), ending));
        REQUIRE(header);
        CHECK(header->width == 300);
        CHECK(header->height == 70);
    }
    Bytes bitmap = pictureFile(blankFrame(300, 70), ".bmp");
    std::ranges::copy(hex("BAFFFFFF"), bitmap.begin() + 22); // -70
    REQUIRE(readPictureHeader(bitmap));
    CHECK(readPictureHeader(bitmap)->height == 70);
}

TEST_CASE("readPictureHeader: headers that a decoder may read otherwise are refused")
{
    CHECK_FALSE(readPictureHeader({}));
    CHECK_FALSE(readPictureHeader(hex("89504E470D0A1A0A 0000000D 49484452 00000000 00000001 0800000000 00000000")));
    CHECK_FALSE(readPictureHeader(hex("FFD8 FFD0 FFC0 0011 08 0001 0001")));      // a marker without a length
    CHECK_FALSE(readPictureHeader(hex("FFD8 FFE0 FFFF 00")));                     // a segment past the end
    CHECK_FALSE(readPictureHeader(hex("FFD8 FFE0 0001 FFC0 0011 08 0001 0001"))); // a length below its own size
    CHECK_FALSE(readPictureHeader(hex("424D 00000000 00000000 1A000000 0C000000 01000100 01001800")));
}

TEST_CASE("shrinkToFit: a frame keeps its shape and fits")
{
    const Frame small = shrinkToFit(blankFrame(1280, 720), 640, 480);
    CHECK(small.width == 640);
    CHECK(small.height == 360);
    const Frame narrow = shrinkToFit(blankFrame(1, 5000), 640, 480);
    CHECK(narrow.width == 1);
    CHECK(narrow.height == 480);
    CHECK(shrinkToFit(blankFrame(640, 480), 640, 480).luma.size() == 307'200);
}
