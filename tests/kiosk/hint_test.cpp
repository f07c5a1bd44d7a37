// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk_state.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "ui/hint_band.h"

#include <doctest/doctest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <set>
#include <utility>

using namespace carded;
using scanner::ReadingHint;
using test::Till;
using test::waitUntil;

namespace {

/// So far out of focus that the code is there for everybody to see, and read by nobody.
scanner::Frame outOfFocus(scanner::Frame frame)
{
    cv::Mat picture(frame.height, frame.width, CV_8UC1, frame.luma.data());
    cv::GaussianBlur(picture, picture, {}, 3.4);
    cv::Mat noise(picture.size(), CV_16SC1);
    cv::RNG(1).fill(noise, cv::RNG::NORMAL, 0, 3);
    cv::add(picture, noise, picture, cv::noArray(), CV_8U);
    return frame;
}

} // namespace

TEST_CASE("Kiosk: a code out of focus gets a hint, which goes when it is read")
{
    const test::TemporaryFolder folder;
    const auto sharp = test::centred(test::qrFrame(asBytes(test::codeOf("1-adult")), 6), 1280, 720);
    const auto film = folder / "focus.avi";
    test::writeFilm(film, {outOfFocus(sharp), sharp}, 50);
    Till till(test::demoFolder());
    const auto* const band = till.window.findChild<ui::HintBand*>();
    REQUIRE(band != nullptr);
    till.play(film, "tobacco");
    REQUIRE(waitUntil([&] { return band->text() == QStringLiteral("Hold it still"); }));
    CHECK(band->isVisible());
    CHECK(till.reasons.empty());
    REQUIRE(waitUntil([&] { return band->text() != QStringLiteral("Hold it still"); }));
    CHECK(band->text().isEmpty());
    REQUIRE(waitUntil([&] { return !till.reasons.empty(); }));
    CHECK(till.reasons == test::Reasons{"old_enough"});
    REQUIRE(waitUntil([&] { return till.filmsEnded == 1; }));
    CHECK_FALSE(band->isVisible());
}

TEST_CASE("Kiosk: a poster's code that is read takes no hint from the customer's that is not")
{
    const test::TemporaryFolder folder;
    const auto credential = test::qrFrame(asBytes(test::codeOf("1-adult")), 5);
    const auto poster = test::qrFrame(asBytes("https://shop.example/offers"), 5);
    const auto besidePoster = [&](const scanner::Frame& shown) {
        scanner::Frame both = test::blankFrame(1280, 720);
        cv::Mat picture(both.height, both.width, CV_8UC1, both.luma.data());
        for (const auto& [frame, x] : {std::pair(&shown, 600), {&poster, 40}}) {
            const cv::Mat code(frame->height, frame->width, CV_8UC1, const_cast<std::uint8_t*>(frame->luma.data()));
            code.copyTo(picture(cv::Rect(x, 60, code.cols, code.rows)));
        }
        return both;
    };
    const auto film = folder / "poster.avi";
    test::writeFilm(film, {besidePoster(outOfFocus(credential)), besidePoster(credential)}, 50);
    Till till(test::demoFolder());
    const auto* const band = till.window.findChild<ui::HintBand*>();
    REQUIRE(band != nullptr);
    till.play(film, "tobacco");
    CHECK(waitUntil([&] { return band->text() == QStringLiteral("Hold it still"); }));
    REQUIRE(waitUntil([&] { return !till.reasons.empty() && till.reasons.back() == "old_enough"; }));
    CHECK(band->text().isEmpty());
}

TEST_CASE("hintAbout: each trouble with a code has a hint of its own, and none has none")
{
    std::set<ui::Hint> hints;
    for (int number = 1; number <= static_cast<int>(scanner::kLastReadingHint); ++number) {
        const auto hint = app::hintAbout(static_cast<ReadingHint>(number));
        REQUIRE(hint);
        hints.insert(*hint);
    }
    CHECK(hints.size() == static_cast<std::size_t>(scanner::kLastReadingHint));
    CHECK(app::hintAbout(ReadingHint::TooFar) == ui::Hint::Nearer);
    CHECK_FALSE(app::hintAbout(std::nullopt));
    CHECK_FALSE(app::hintAbout(static_cast<ReadingHint>(0)));
}
