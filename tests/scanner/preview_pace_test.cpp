// SPDX-License-Identifier: Apache-2.0
#include "scanner/code_reader.h"
#include "scanner/preview_pace.h"
#include "tests/scanner/code_scenes.h"
#include "tests/scanner/reading_support.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace std::chrono_literals;
using scanner::PreviewPace;
using Scene = PreviewPace::Scene;

namespace {

/// Of a camera with 25 frames a second.
int picturesInASecond(Scene scene)
{
    PreviewPace pace;
    int pictures = 0;
    for (auto at = 0ms; at < 1000ms; at += 40ms) {
        pictures += pace.isDue(PreviewPace::Time(at), scene) ? 1 : 0;
    }
    return pictures;
}

} // namespace

TEST_CASE("PreviewPace: of a still scene there are 5 pictures a second, of one that moves up to 15")
{
    CHECK(picturesInASecond(Scene::StandsStill) == 5);
    CHECK(picturesInASecond(Scene::Moves) == 13);
}

TEST_CASE("PreviewPace: when something moves again nobody waits for the slower picture")
{
    PreviewPace pace;
    CHECK(pace.isDue(PreviewPace::Time(0ms), Scene::StandsStill));
    CHECK_FALSE(pace.isDue(PreviewPace::Time(80ms), Scene::StandsStill));
    CHECK(pace.isDue(PreviewPace::Time(80ms), Scene::Moves));
}

TEST_CASE("CodeReader: a scene is settled when it stands still and was searched by every step, until it changes")
{
    const scanner::Frame empty = test::blankFrame(640, 360);
    scanner::CodeReader reader;
    const auto look = [&](const scanner::Frame& frame) {
        return reader.read(scanner::LumaView(frame), scanner::Effort::Live, test::late()).has_value();
    };
    REQUIRE(look(empty));
    CHECK_FALSE(reader.isSettled());
    constexpr int kEnough = 30;
    for (int frame = 0; frame < kEnough; ++frame) {
        REQUIRE(look(empty));
    }
    CHECK(reader.isSettled());
    REQUIRE(look(test::centred(test::qrFrame(asBytes("a")), 640, 360)));
    CHECK_FALSE(reader.isSettled());
}
