// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/code_scenes.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <optional>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

std::optional<ReadingHint> hintFor(const cv::Mat& picture)
{
    CodeReader reader;
    const Reading reading = readBy(reader, picture);
    CHECK(reading.symbols.empty());
    return reading.hint;
}

} // namespace

TEST_CASE("Hint: a code that is not read says why")
{
    const std::string text = longText('H');
    const cv::Mat good = scene(text, 6);
    SUBCASE("too far")
    {
        cv::Mat small;
        cv::resize(scene(text, 3), small, {}, 0.9, 0.9, cv::INTER_AREA);
        CHECK(hintFor(noisy(blurred(small, 1.4), 10, 1)) == ReadingHint::TooFar);
    }
    SUBCASE("too near: the lower half is below the picture")
    {
        const cv::Mat code = matOf(qrFrame(asBytes(text), 10));
        cv::Mat tall(1440, 1280, CV_8UC1, cv::Scalar(90));
        code.copyTo(tall(cv::Rect((1280 - code.cols) / 2, 100, code.cols, code.rows)));
        CHECK(hintFor(tall.rowRange(0, 720)) == ReadingHint::TooNear);
    }
    SUBCASE("cut off by the picture's edge")
    {
        cv::Mat seen(good.size(), CV_8UC1, cv::Scalar(90));
        good(cv::Rect(300, 0, 980, 500)).copyTo(seen(cv::Rect(0, 220, 980, 500)));
        CHECK(hintFor(seen) == ReadingHint::CutOff);
    }
    SUBCASE("a lamp in it")
    {
        cv::Mat seen = blurred(good, 1);
        cv::circle(seen, {640, 380}, 120, cv::Scalar(255), cv::FILLED);
        CHECK(hintFor(seen) == ReadingHint::Glare);
    }
    SUBCASE("too dark")
    {
        CHECK(hintFor(noisy(blurred(good, 1.4) * 0.1, 14, 1)) == ReadingHint::TooDark);
    }
    SUBCASE("not sharp")
    {
        CHECK(hintFor(noisy(blurred(good, 3.4), 3, 1)) == ReadingHint::NotSharp);
    }
    SUBCASE("nothing, where there is no code")
    {
        CHECK_FALSE(hintFor(noisy(cv::Mat(720, 1280, CV_8UC1, cv::Scalar(120)), 20, 1)));
    }
}
