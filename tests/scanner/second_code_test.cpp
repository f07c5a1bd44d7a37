// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/code_scenes.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

const std::string kPoster = "https://shop.example/offers";
const std::string kBeside = "AGE1:BESIDE:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// So many pixels a hand sways between frames.
int swayAt(int frame)
{
    return frame % 4;
}

/// A poster's QR code on the left.
cv::Mat posterAt(int frame)
{
    cv::Mat picture(720, 1280, CV_8UC1, cv::Scalar(90));
    const cv::Mat poster = matOf(qrFrame(asBytes(kPoster), 6));
    poster.copyTo(picture(cv::Rect(60 + swayAt(frame), 200, poster.cols, poster.rows)));
    return picture;
}

/// The same with another code in the middle.
cv::Mat bothAt(const cv::Mat& code, int frame)
{
    cv::Mat picture = posterAt(frame);
    code.copyTo(picture(cv::Rect((1280 - code.cols) / 2 - swayAt(frame), (720 - code.rows) / 2, code.cols, code.rows)));
    return picture;
}

bool has(const Reading& reading, const std::string& text)
{
    return std::ranges::any_of(reading.symbols, [&](const Symbol& symbol) { return asText(symbol.bytes) == text; });
}

constexpr int kTurn = 4 * (static_cast<int>(kRungs.size()) - 1); // frames: one step in every fourth

} // namespace

TEST_CASE("CodeReader: beside a code that is followed, one of every other kind is found within a turn of all steps")
{
    for (const std::string kind : {"datamatrix", "aztec", "pdf417"}) {
        CAPTURE(kind);
        const cv::Mat code = matrixCode(kind, kBeside, 4);
        CodeReader reader;
        for (int frame = 0; frame < 6; ++frame) {
            REQUIRE(has(readBy(reader, posterAt(frame)), kPoster));
        }
        int frames = 1;
        while (frames <= kTurn && !has(readBy(reader, bothAt(code, frames)), kBeside)) {
            ++frames;
        }
        CHECK(frames <= kTurn);
        // Once found it is read in every fourth frame: else each time would be another showing.
        int times = 0;
        for (int frame = 1; frame <= 12; ++frame) {
            const Reading reading = readBy(reader, bothAt(code, frames + frame));
            CHECK(has(reading, kPoster));
            times += has(reading, kBeside) ? 1 : 0;
        }
        CHECK(times == 3);
    }
}

TEST_CASE("CodeReader: in a scene that stands still from its first frame every kind of code is found, and stays told")
{
    for (const std::string kind : {"datamatrix", "aztec", "pdf417"}) {
        CAPTURE(kind);
        const cv::Mat picture = bothAt(matrixCode(kind, kBeside, 4), 0);
        CodeReader reader;
        for (std::uint64_t frame = 0; frame < 12; ++frame) {
            const Reading reading = readBy(reader, noisy(picture, 2, frame));
            CHECK(has(reading, kPoster));
            CHECK((frame < 4 || has(reading, kBeside)));
        }
    }
}

TEST_CASE("CodeReader: a code that is laid into a scene that was long empty is found, whatever kind it is")
{
    const cv::Mat empty(720, 1280, CV_8UC1, cv::Scalar(90));
    for (const std::string kind : {"datamatrix", "aztec", "pdf417"}) {
        CAPTURE(kind);
        const cv::Mat code = matrixCode(kind, kBeside, 4);
        cv::Mat picture = empty.clone();
        code.copyTo(picture(cv::Rect((1280 - code.cols) / 2, (720 - code.rows) / 2, code.cols, code.rows)));
        CodeReader reader;
        for (std::uint64_t frame = 0; frame < 40; ++frame) {
            CHECK(readBy(reader, noisy(empty, 2, frame)).symbols.empty());
        }
        for (std::uint64_t frame = 0; frame < 6; ++frame) {
            const Reading reading = readBy(reader, noisy(picture, 2, 100 + frame));
            CHECK((frame < 4 || has(reading, kBeside)));
        }
    }
}
