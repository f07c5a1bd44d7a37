// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/code_scenes.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

/// The ladder's own steps, without those of the library alone.
std::vector<Symbol> ownSymbolsIn(const cv::Mat& picture)
{
    const Frame frame = frameOf(picture);
    FrameSearch search(LumaView(frame), Effort::Live, late());
    for (const Rung rung : {Rung::HalfWide, Rung::HalfNarrow, Rung::HalfMean, Rung::FullMean, Rung::Quarter}) {
        if (search.symbols().empty()) {
            search.climb(rung);
        }
    }
    return search.symbols();
}

bool isReadAs(const std::vector<Symbol>& symbols, const std::string& text)
{
    return symbols.size() == 1 && asText(symbols.front().bytes) == text;
}

cv::Mat turned(const cv::Mat& picture, double degrees)
{
    cv::Mat result;
    const cv::Point2f middle(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2);
    cv::warpAffine(picture, result, cv::getRotationMatrix2D(middle, degrees, 1), picture.size(), cv::INTER_LINEAR,
                   cv::BORDER_CONSTANT, cv::Scalar(90));
    return result;
}

cv::Mat mirrored(const cv::Mat& picture)
{
    cv::Mat result;
    cv::flip(picture, result, 1);
    return result;
}

} // namespace

TEST_CASE("Ladder: a code is read in every direction, light on dark and mirrored too, without the library's own search")
{
    const std::string text = longText('T');
    for (int degrees = 0; degrees < 360; degrees += 45) {
        CAPTURE(degrees);
        const cv::Mat picture = turned(scene(text, 6), degrees);
        CHECK(isReadAs(ownSymbolsIn(picture), text));
        CHECK(isReadAs(ownSymbolsIn(mirrored(picture)), text));
        CHECK(isReadAs(ownSymbolsIn(~picture), text));
        CHECK(isReadAs(ownSymbolsIn(mirrored(~picture)), text));
    }
}

TEST_CASE("Ladder: a code held aslant is laid flat")
{
    const std::string text = longText('S');
    const cv::Mat picture = scene(text, 6);
    const std::array<cv::Point2f, 4> straight{{{420, 140}, {860, 140}, {860, 580}, {420, 580}}};
    const std::array<cv::Point2f, 4> aslant{{{430, 190}, {800, 120}, {860, 600}, {400, 520}}};
    cv::Mat seen;
    cv::warpPerspective(picture, seen, cv::getPerspectiveTransform(straight.data(), aslant.data()), picture.size(),
                        cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    CHECK(isReadAs(ownSymbolsIn(seen), text));
}

TEST_CASE(
    "Ladder: of blurred and noisy pictures more are read than by the plain library, and none that it reads is lost")
{
    const std::string text = longText('B');
    int own = 0;
    int plain = 0;
    for (const double blur : {1.4, 1.8, 2.0}) {
        for (const double strength : {4.0, 12.0, 24.0, 36.0}) {
            const cv::Mat seen = noisy(blurred(scene(text, 4), blur), strength, 1);
            const Frame frame = frameOf(seen);
            FrameSearch library(LumaView(frame), Effort::Live, late());
            library.climb(Rung::Plain);
            CodeReader reader;
            const auto symbols = readBy(reader, seen).symbols;
            CHECK((symbols.empty() || isReadAs(symbols, text)));
            own += symbols.empty() ? 0 : 1;
            plain += library.symbols().empty() ? 0 : 1;
            CHECK((library.symbols().empty() || !symbols.empty()));
        }
    }
    CHECK(own > plain);
}

TEST_CASE("Ladder: frames of which none alone is enough are enough together")
{
    const std::string text = longText('F');
    const cv::Mat weak = blurred(scene(text, 4), 1.6) * 0.16 + 80;
    const auto framesUntilRead = [&](ReadingSteps steps) {
        CodeReader reader(steps);
        for (int frame = 1; frame <= 30; ++frame) {
            const Reading reading = readBy(reader, noisy(weak, 16, static_cast<std::uint64_t>(frame)));
            if (!reading.symbols.empty()) {
                CHECK(isReadAs(reading.symbols, text));
                return frame;
            }
        }
        return 31;
    };
    const int together = framesUntilRead({.still = false});
    CHECK(together > 1); // else the scene is too easy to show anything
    CHECK(together <= 30);
    CHECK(framesUntilRead({.still = false, .fusing = false}) > together);
}

TEST_CASE("Ladder: of another code of the same size nothing is added to what was seen of the first")
{
    const cv::Mat first = blurred(scene(longText('A'), 4), 1.6) * 0.16 + 80;
    const cv::Mat second = scene(longText('Z'), 4);
    CodeReader reader;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        (void)readBy(reader, noisy(first, 12, seed));
    }
    CHECK(isReadAs(readBy(reader, second).symbols, longText('Z')));
}

TEST_CASE("Ladder: a code is found where it is, and followed to where it has moved")
{
    const cv::Mat code = matOf(qrFrame(asBytes(longText('W')), 6));
    const auto shownAt = [&](int x, int y) {
        cv::Mat picture(720, 1280, CV_8UC1, cv::Scalar(90));
        code.copyTo(picture(cv::Rect(x, y, code.cols, code.rows)));
        return frameOf(picture);
    };
    const auto cornersIn = [](const FrameSearch& search) { return cornersOf(search.places().at(0)); };
    const auto apart = [](Spot a, Spot b) { return lengthOf(a - b); };
    const Frame first = shownAt(100, 50);
    FrameSearch found(LumaView(first), Effort::Live, late());
    found.climb(Rung::HalfWide);
    REQUIRE(found.places().size() == 1);
    constexpr float kQuiet = 4 * 6;
    constexpr float kNear = 4; // pixels, of 6 a module
    const float edge = static_cast<float>(code.cols) - kQuiet;
    const auto corners = cornersIn(found);
    CHECK(apart(corners[0], {100 + kQuiet, 50 + kQuiet}) < kNear);
    CHECK(apart(corners[2], {100 + edge, 50 + edge}) < kNear);
    const Frame second = shownAt(104, 47);
    FrameSearch followed(LumaView(second), Effort::Live, late());
    REQUIRE(followed.follow(found.places().front()));
    for (std::size_t i = 0; i < corners.size(); ++i) {
        CHECK(apart(cornersIn(followed)[i], corners[i] + Spot{4, -3}) < 1);
    }
}

TEST_CASE("CodeReader: a code that moves is followed, and one that is gone is not said to be there")
{
    const std::string text = longText('M');
    CodeReader reader;
    const cv::Mat picture = scene(text, 6);
    for (int step = 0; step < 8; ++step) {
        const cv::Mat way = (cv::Mat_<double>(2, 3) << 1, 0, 5 * step, 0, 1, 3 * step);
        cv::Mat moved;
        cv::warpAffine(picture, moved, way, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        const auto symbols = readBy(reader, moved).symbols;
        REQUIRE(isReadAs(symbols, text));
    }
    CHECK(readBy(reader, cv::Mat(720, 1280, CV_8UC1, cv::Scalar(90))).symbols.empty());
}

TEST_CASE("CodeReader: a second code beside one that is followed is found within four frames, moving or not")
{
    const cv::Mat poster = matOf(qrFrame(asBytes("https://shop.example/offers"), 6));
    const cv::Mat phone = matOf(qrFrame(asBytes(longText('P')), 4));
    CodeReader reader;
    for (int frame = 0; frame < 12; ++frame) {
        cv::Mat picture(720, 1280, CV_8UC1, cv::Scalar(90));
        poster.copyTo(picture(cv::Rect(60 + frame, 200, poster.cols, poster.rows)));
        if (frame >= 4) {
            phone.copyTo(picture(cv::Rect(700 - 2 * frame, 150, phone.cols, phone.rows)));
        }
        const auto symbols = readBy(reader, picture).symbols;
        const auto has = [&](const std::string& text) {
            return std::ranges::any_of(symbols, [&](const Symbol& symbol) { return asText(symbol.bytes) == text; });
        };
        CHECK(has("https://shop.example/offers"));
        if (frame >= 8) {
            CHECK(has(longText('P')));
        }
    }
}

TEST_CASE("CodeReader: a scene that stands still is told as it was, until something changes")
{
    const cv::Mat picture = scene(longText('Q'), 5);
    CodeReader reader;
    REQUIRE(isReadAs(readBy(reader, picture).symbols, longText('Q')));
    CHECK(isReadAs(readBy(reader, noisy(picture, 2, 1)).symbols, longText('Q')));
    CHECK(isReadAs(readBy(reader, scene(longText('R'), 5)).symbols, longText('R')));
}

TEST_CASE("CodeReader: a second code that comes into a scene and stands still is found as well")
{
    const cv::Mat poster = matOf(qrFrame(asBytes("https://shop.example/offers"), 6));
    const cv::Mat phone = matOf(qrFrame(asBytes(longText('P')), 4));
    cv::Mat picture(720, 1280, CV_8UC1, cv::Scalar(90));
    poster.copyTo(picture(cv::Rect(60, 200, poster.cols, poster.rows)));
    CodeReader reader;
    for (std::uint64_t frame = 0; frame < 8; ++frame) {
        CHECK(readBy(reader, noisy(picture, 2, frame)).symbols.size() == 1);
    }
    phone.copyTo(picture(cv::Rect(700, 150, phone.cols, phone.rows)));
    std::size_t found = 0;
    for (std::uint64_t frame = 0; frame < 4; ++frame) {
        found = readBy(reader, noisy(picture, 2, 100 + frame)).symbols.size();
    }
    CHECK(found == 2);
}

TEST_CASE("CodeReader: whichever step is left out, a plain code is read")
{
    const cv::Mat picture = scene(longText('O'), 5);
    for (const ReadingSteps steps : {ReadingSteps{.still = false}, ReadingSteps{.tracking = false},
                                     ReadingSteps{.rectify = false}, ReadingSteps{.fusing = false},
                                     ReadingSteps{.passes = false}, ReadingSteps{false, false, false, false, false}}) {
        CodeReader reader(steps);
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            CHECK(isReadAs(readBy(reader, noisy(picture, 2, seed)).symbols, longText('O')));
        }
    }
}

TEST_CASE("CodeReader: after its deadline no step begins")
{
    const Frame frame = frameOf(scene(longText('L'), 5));
    const auto reading = CodeReader().read(LumaView(frame), Effort::Thorough,
                                           std::chrono::steady_clock::now() - std::chrono::seconds(1));
    REQUIRE(reading);
    CHECK(reading->symbols.empty());
}

TEST_CASE("CodeReader: frames of every size and stride are looked into or refused, and nothing beside them is touched")
{
    for (const auto& size : std::array<std::pair<int, int>, 10>{
             {{1, 1}, {1, 300}, {300, 1}, {2, 2}, {3, 3}, {20, 20}, {21, 21}, {23, 100}, {16'000, 1}, {1, 16'000}}}) {
        CAPTURE(size.first);
        CAPTURE(size.second);
        const cv::Mat random = noisy(cv::Mat(size.second, size.first, CV_8UC1, cv::Scalar(128)), 80, 5);
        for (const Effort effort : {Effort::Live, Effort::Thorough}) {
            const Frame frame = frameOf(random);
            CHECK(CodeReader().read(LumaView(frame), effort, late()));
        }
    }
    const Frame wide = frameOf(scene(longText('W'), 5));
    const LumaView part(wide.luma.data() + 301, 701, 719, wide.width); // an odd place, width and height
    CHECK(isReadAs(CodeReader().read(part, Effort::Live, late())->symbols, longText('W')));
    CHECK_FALSE(CodeReader().read(LumaView(wide.luma.data(), 100, 100, 99), Effort::Live, late()));
    CHECK_FALSE(CodeReader().read(LumaView(wide.luma.data(), 0, 100, 100), Effort::Live, late()));
    CHECK_FALSE(CodeReader().read(LumaView(wide.luma.data(), 100, -1, 100), Effort::Live, late()));
}

TEST_CASE("Ladder: codes with pieces moved, torn out and repeated lead no step beside the picture")
{
    const cv::Mat code = matOf(qrFrame(asBytes(longText('X')), 3));
    cv::RNG random(7);
    for (int round = 0; round < 60; ++round) {
        cv::Mat picture(240, 320, CV_8UC1, cv::Scalar(random.uniform(0, 256)));
        for (int piece = 0; piece < 6; ++piece) {
            const cv::Size size(random.uniform(20, 180), random.uniform(20, 180));
            const cv::Rect from(random.uniform(0, code.cols - size.width), random.uniform(0, code.rows - size.height),
                                size.width, size.height);
            const cv::Rect to(random.uniform(0, picture.cols - size.width),
                              random.uniform(0, picture.rows - size.height), size.width, size.height);
            code(from).copyTo(picture(to));
        }
        const cv::Mat seen = noisy(blurred(picture, random.uniform(0.3, 2.0)), random.uniform(0.0, 20.0),
                                   static_cast<std::uint64_t>(round));
        (void)ownSymbolsIn(turned(seen, random.uniform(0, 360)));
        const Frame frame = frameOf(seen);
        FrameSearch search(LumaView(frame), Effort::Live, late());
        search.climb(Rung::FullMean);
        (void)search.hint();
    }
}
