// SPDX-License-Identifier: Apache-2.0
#include "scanner/still_scene.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;

namespace {

using Seen = StillScene::Seen;

Frame scene(std::string_view text)
{
    return centred(qrFrame(asBytes(text)), 640, 360);
}

Frame noisy(Frame frame, unsigned seed)
{
    std::mt19937 random(seed);
    for (std::uint8_t& luma : frame.luma) {
        const int noise = static_cast<int>(random() % 17) - 8;
        luma = static_cast<std::uint8_t>(std::clamp(luma + noise, 0, 255));
    }
    return frame;
}

bool isSameAfter(const Frame& first, const Frame& second)
{
    StillScene still;
    CHECK(still.see(LumaView(first)) == Seen::New);
    return still.see(LumaView(second)) == Seen::Same;
}

} // namespace

TEST_CASE("StillScene: the sensor's noise is no change")
{
    CHECK(isSameAfter(noisy(scene("a"), 1), noisy(scene("a"), 2)));
}

TEST_CASE("StillScene: another code at the same place is a change, and so is one that moved by a module")
{
    CHECK_FALSE(isSameAfter(scene("a"), scene("b")));
    Frame moved = scene("a");
    std::rotate(moved.luma.begin(), moved.luma.begin() + 4, moved.luma.end());
    CHECK_FALSE(isSameAfter(scene("a"), moved));
}

TEST_CASE("StillScene: a code that comes or goes is a change, however small it is")
{
    CHECK_FALSE(isSameAfter(blankFrame(640, 360), centred(qrFrame(asBytes("a"), 1), 640, 360)));
    CHECK_FALSE(isSameAfter(centred(qrFrame(asBytes("a"), 1), 640, 360), blankFrame(640, 360)));
}

TEST_CASE("StillScene: nothing, or what is of another size or too small, is no same scene")
{
    const Frame frame = scene("a");
    StillScene still;
    CHECK(still.see(LumaView(frame)) == Seen::New);
    CHECK(still.see(LumaView(frame)) == Seen::Same);
    CHECK(still.see(LumaView(centred(qrFrame(asBytes("a")), 640, 352))) == Seen::New);
    CHECK(still.see(LumaView(frame)) == Seen::New);
    CHECK(still.see(LumaView(blankFrame(640, 15))) == Seen::New);
    CHECK(still.see(LumaView(blankFrame(640, 15))) == Seen::New);
}

TEST_CASE("StillScene: what has changed is remembered, and a slow change is one when it is large enough")
{
    StillScene still;
    CHECK(still.see(LumaView(scene("a"))) == Seen::New);
    CHECK(still.see(LumaView(scene("b"))) == Seen::New);
    CHECK(still.see(LumaView(scene("b"))) == Seen::Same);
    Frame frame = blankFrame(640, 360);
    CHECK(still.see(LumaView(frame)) == Seen::New);
    int changes = 0;
    for (int light = 254; light >= 240; --light) {
        std::ranges::fill(frame.luma, static_cast<std::uint8_t>(light));
        changes += still.see(LumaView(frame)) == Seen::New ? 1 : 0;
    }
    CHECK(changes == 5); // every third grey value
}
