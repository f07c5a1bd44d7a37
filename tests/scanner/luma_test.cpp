// SPDX-License-Identifier: Apache-2.0
#include "scanner/grey_picture.h"
#include "scanner/luma.h"
#include "scanner/picture_limits.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

RawFrame rawFrame(PixelFormat format, int width, int height, int stride, ByteSpan bytes)
{
    return {format, width, height, stride, bytes};
}

RawFrame jpegFrame(const Frame& size, ByteSpan bytes)
{
    return rawFrame(PixelFormat::Mjpeg, size.width, size.height, 0, bytes);
}

/// 0, 1, 2, ... and from 255 again to 0.
Bytes counted(std::size_t size)
{
    Bytes bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    return bytes;
}

/// The largest difference of two pixels of the same place.
int worstDifference(const Frame& a, const Frame& b)
{
    int worst = 0;
    for (std::size_t i = 0; i < a.luma.size(); ++i) {
        worst = std::max(worst, std::abs(a.luma[i] - b.luma[i]));
    }
    return worst;
}

/// The JPEG without its Huffman tables (ITU-T T.81 section B.2.4.2), as most cameras send it.
Bytes withoutHuffmanTables(const Bytes& jpeg)
{
    Bytes kept(jpeg.begin(), jpeg.begin() + 2);
    std::size_t at = 2;
    while (jpeg[at + 1] != 0xDA) { // up to the scan
        const std::size_t next = at + 2 + jpeg[at + 2] * std::size_t{256} + jpeg[at + 3];
        if (jpeg[at + 1] != 0xC4) {
            kept.insert(kept.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(at),
                        jpeg.begin() + static_cast<std::ptrdiff_t>(next));
        }
        at = next;
    }
    kept.insert(kept.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(at), jpeg.end());
    return kept;
}

LumaError errorOf(const RawFrame& raw)
{
    const auto luma = toLuma(raw);
    REQUIRE_FALSE(luma);
    return luma.error();
}

} // namespace

TEST_CASE("toLuma: grey rows are copied without their padding")
{
    const Bytes bytes = counted(15);
    const auto luma = toLuma(rawFrame(PixelFormat::Grey, 3, 3, 5, bytes));
    REQUIRE(luma);
    CHECK(luma->width == 3);
    CHECK(luma->height == 3);
    CHECK(luma->luma == Bytes{0, 1, 2, 5, 6, 7, 10, 11, 12});
}

TEST_CASE("toLuma: YUYV gives its luma as it is, whatever the stride")
{
    const Bytes bytes = counted(18);
    for (const int stride : {6, 7, 9}) {
        CAPTURE(stride);
        const auto luma = toLuma(rawFrame(PixelFormat::Yuyv, 3, 2, stride, bytes));
        REQUIRE(luma);
        const auto second = static_cast<std::uint8_t>(stride);
        CHECK(luma->luma == Bytes{0, 2, 4, second, std::uint8_t(second + 2), std::uint8_t(second + 4)});
    }
}

TEST_CASE("toLuma: the last row needs no padding, and not a byte less than its pixels")
{
    const Bytes bytes = counted(10 + 6);
    CHECK(toLuma(rawFrame(PixelFormat::Yuyv, 3, 2, 10, bytes)));
    CHECK(errorOf(rawFrame(PixelFormat::Yuyv, 3, 2, 10, ByteSpan(bytes).first(15))) == LumaError::TooShort);
    CHECK(errorOf(rawFrame(PixelFormat::Yuyv, 3, 2, 17, bytes)) == LumaError::TooShort);
    CHECK(errorOf(rawFrame(PixelFormat::Grey, 3, 2, 3, {})) == LumaError::TooShort);
}

TEST_CASE("toLuma: sizes and strides that cannot be are refused by name")
{
    const Bytes bytes(64);
    for (const auto format : {PixelFormat::Grey, PixelFormat::Yuyv, PixelFormat::Mjpeg}) {
        for (const auto& [width, height] : std::vector<std::pair<int, int>>{
                 {0, 1}, {1, 0}, {-1, 1}, {1, -1}, {16'000, 16'000}, {2'147'483'647, 2'147'483'647}, {40'000'001, 1}}) {
            CHECK(errorOf(rawFrame(format, width, height, width, bytes)) == LumaError::BadSize);
        }
    }
    CHECK(errorOf(rawFrame(PixelFormat::Grey, 3, 2, 2, bytes)) == LumaError::BadStride);
    CHECK(errorOf(rawFrame(PixelFormat::Yuyv, 3, 2, 5, bytes)) == LumaError::BadStride);
    CHECK(errorOf(rawFrame(PixelFormat::Grey, 3, 2, -3, bytes)) == LumaError::BadStride);
    CHECK(errorOf(rawFrame(static_cast<PixelFormat>(0), 3, 2, 3, bytes)) == LumaError::UnknownFormat);
    CHECK(errorOf(rawFrame(static_cast<PixelFormat>(4), 3, 2, 3, bytes)) == LumaError::UnknownFormat);
}

TEST_CASE("toLuma: frames of one pixel and of rows and columns of 16,000 are made grey in every format")
{
    for (const auto& [width, height] : std::vector<std::pair<int, int>>{{1, 1}, {16'000, 1}, {1, 16'000}}) {
        const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        const Bytes bytes(2 * pixels, 77);
        const Bytes expected(pixels, 77);
        for (const int step : {1, 2}) {
            const auto format = step == 1 ? PixelFormat::Grey : PixelFormat::Yuyv;
            const auto luma = toLuma(rawFrame(format, width, height, width * step, bytes));
            REQUIRE(luma);
            CHECK(luma->luma == expected);
        }
        const Frame blank = blankFrame(width, height);
        const auto luma = toLuma(jpegFrame(blank, pictureFile(blank, ".jpg")));
        REQUIRE(luma);
        CHECK(luma->luma == blank.luma);
    }
}

TEST_CASE("toLuma: a JPEG in colour gives the luma that OpenCV gives")
{
    const Bytes file = colourFile(320, 200, ".jpg", 80);
    const auto expected = decodeGreyPicture(file);
    REQUIRE(expected);
    const auto luma = toLuma(jpegFrame(*expected, file));
    REQUIRE(luma);
    CHECK(worstDifference(*luma, *expected) <= 1);
}

TEST_CASE("toLuma: a camera's JPEG without Huffman tables is decoded with the standard ones")
{
    const Frame frame = centred(qrFrame(asBytes("no tables")), 320, 240);
    const Bytes file = pictureFile(frame, ".jpg");
    const Bytes bare = withoutHuffmanTables(file);
    REQUIRE(bare.size() + 200 < file.size());
    const auto luma = toLuma(jpegFrame(frame, bare));
    REQUIRE(luma);
    CHECK(luma->luma == toLuma(jpegFrame(frame, file))->luma);
}

TEST_CASE("toLuma: with the last frame as the spare one no new memory is taken")
{
    const Frame frame = centred(qrFrame(asBytes("again")), 320, 240);
    const Bytes file = pictureFile(frame, ".jpg");
    auto first = toLuma(jpegFrame(frame, file));
    REQUIRE(first);
    const auto* const place = first->luma.data();
    const Bytes before = first->luma;
    std::ranges::fill(first->luma, std::uint8_t{0});
    const auto second = toLuma(jpegFrame(frame, file), *std::move(first));
    REQUIRE(second);
    CHECK(second->luma.data() == place);
    CHECK(second->luma == before);
}

TEST_CASE("toLuma: a JPEG of another size than announced is refused before it is decoded")
{
    const Frame frame = blankFrame(320, 240);
    const Bytes file = pictureFile(frame, ".jpg");
    CHECK(errorOf(rawFrame(PixelFormat::Mjpeg, 320, 239, 0, file)) == LumaError::OtherSize);
    CHECK(errorOf(rawFrame(PixelFormat::Mjpeg, 160, 120, 0, file)) == LumaError::OtherSize);
}

TEST_CASE("toLuma: what is no JPEG is refused")
{
    const Frame size = blankFrame(8, 8);
    CHECK(errorOf(jpegFrame(size, {})) == LumaError::NotAJpeg);
    CHECK(errorOf(jpegFrame(size, asBytes("not a picture at all"))) == LumaError::NotAJpeg);
    CHECK(errorOf(jpegFrame(size, pictureFile(size, ".png"))) == LumaError::NotAJpeg);
    CHECK(errorOf(jpegFrame(size, Bytes(kMaxPictureBytes + 1))) == LumaError::TooLong);
    // A good header, and a scan with tables that are not there.
    Bytes file = pictureFile(size, ".jpg");
    const std::array<std::uint8_t, 2> scan{0xFF, 0xDA};
    const auto start = std::search(file.begin(), file.end(), scan.begin(), scan.end());
    REQUIRE(start != file.end());
    *(start + 6) = 0x22;
    CHECK(errorOf(jpegFrame(size, file)) == LumaError::BrokenJpeg);
}

TEST_CASE("toLuma: a JPEG that lost its last rows keeps the code in those it has")
{
    Frame frame = blankFrame(640, 480);
    const Frame code = qrFrame(asBytes("the upper half"));
    for (std::ptrdiff_t y = 0; y < code.height; ++y) {
        std::copy_n(code.luma.begin() + y * code.width, code.width, frame.luma.begin() + (y + 16) * 640 + 32);
    }
    for (std::size_t i = std::size_t{640} * 300; i < frame.luma.size(); ++i) { // something to lose
        frame.luma[i] = static_cast<std::uint8_t>(i * i % 251);
    }
    const Bytes file = pictureFile(frame, ".jpg");
    const auto luma = toLuma(jpegFrame(frame, ByteSpan(file).first(file.size() / 2)));
    REQUIRE(luma);
    const auto symbols = symbolsIn(*luma, Effort::Live);
    REQUIRE(symbols.size() == 1);
    CHECK(asText(symbols.front().bytes) == "the upper half");
}

TEST_CASE("toLuma: the rows that a JPEG has lost show nothing of an earlier frame")
{
    const Frame white = blankFrame(64, 64);
    const Bytes file = pictureFile(centred(qrFrame(asBytes("x"), 1), 64, 64), ".jpg");
    const auto luma = toLuma(jpegFrame(white, ByteSpan(file).first(file.size() / 2)), white);
    REQUIRE(luma);
    CHECK(std::ranges::count(luma->luma.end() - 64, luma->luma.end(), 255) == 0);
}

TEST_CASE("toLuma: every strict prefix of a JPEG is refused, or gives a whole frame once its scan has begun")
{
    const Frame frame = qrFrame(asBytes("x"), 1);
    const Bytes file = pictureFile(frame, ".jpg");
    const std::array<std::uint8_t, 2> scan{0xFF, 0xDA};
    const auto scanAt =
        static_cast<std::size_t>(std::search(file.begin(), file.end(), scan.begin(), scan.end()) - file.begin());
    for (std::size_t size = 0; size < file.size(); ++size) {
        CAPTURE(size);
        const Bytes prefix(file.begin(),
                           file.begin() + static_cast<std::ptrdiff_t>(size)); // ends where its memory does
        const auto luma = toLuma(jpegFrame(frame, prefix));
        CHECK((size > scanAt || !luma));
        CHECK((!luma || luma->luma.size() == frame.luma.size()));
    }
    CHECK(toLuma(jpegFrame(frame, file)));
}

TEST_CASE("toLuma: no flipped bit of a JPEG gives a frame of another size, and the next good one is whole")
{
    const Frame frame = qrFrame(asBytes("x"), 1);
    const Bytes file = pictureFile(frame, ".jpg");
    const auto whole = toLuma(jpegFrame(frame, file));
    REQUIRE(whole);
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        Bytes flipped = file;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        const auto luma = toLuma(jpegFrame(frame, flipped));
        CHECK((!luma || (luma->width == frame.width && luma->luma.size() == frame.luma.size())));
    }
    CHECK(toLuma(jpegFrame(frame, file))->luma == whole->luma);
}
