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

TEST_CASE("CodeReader: beside a code that is read, one that is not says why, in every frame once it is seen")
{
    const cv::Mat sharp = matOf(qrFrame(asBytes(longText('U')), 5));
    cv::Mat washed = blurred(sharp, 1);
    cv::circle(washed, {sharp.cols / 2, sharp.rows / 2}, 130, cv::Scalar(255), cv::FILLED);
    cv::Mat torn = sharp.clone();
    torn.colRange(torn.cols / 2, torn.cols).setTo(cv::Scalar(90));
    int kind = 0;
    for (const cv::Mat& code : {blurred(sharp, 3), washed, torn}) {
        CAPTURE(kind++);
        CodeReader reader;
        for (int frame = 0; frame < 16; ++frame) {
            CAPTURE(frame);
            const Reading reading = readBy(reader, bothAt(code, frame));
            CHECK(has(reading, kPoster));
            CHECK(reading.symbols.size() == 1);
            CHECK((frame < 4 || reading.hint));
        }
    }
}

TEST_CASE("CodeReader: beside a poster that moves or stands still, a code that is read at last has no hint any more")
{
    const cv::Mat sharp = matOf(qrFrame(asBytes(longText('U')), 5));
    for (const bool isMoving : {true, false}) {
        CodeReader reader;
        for (int frame = 0; frame < 8; ++frame) {
            (void)readBy(reader, bothAt(blurred(sharp, 3), isMoving ? frame : 0));
        }
        for (int frame = 0; frame < 8; ++frame) {
            const Reading reading = readBy(reader, bothAt(sharp, isMoving ? frame : 0));
            CHECK(has(reading, longText('U')));
            CHECK_FALSE(reading.hint);
        }
    }
}

TEST_CASE("CodeReader: the only code in view has no hint in a frame in which it is read, by whatever step")
{
    int read = 0;
    for (const double blur : {1.4, 1.8, 2.2}) {
        for (const double strength : {4.0, 16.0, 30.0}) {
            CodeReader reader;
            for (std::uint64_t frame = 0; frame < 4; ++frame) {
                const cv::Mat seen = noisy(blurred(scene(longText('V'), 4), blur), strength, frame);
                const Reading reading = readBy(reader, seen);
                read += reading.symbols.empty() ? 0 : 1;
                CHECK((reading.symbols.empty() || !reading.hint));
            }
        }
    }
    CHECK(read > 12);
}
