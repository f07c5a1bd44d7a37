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
    still.remember(LumaView(first));
    return still.isSame(LumaView(second));
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

TEST_CASE("StillScene: nothing remembered, forgotten, or of another size is no same scene")
{
    const Frame frame = scene("a");
    StillScene still;
    CHECK_FALSE(still.isSame(LumaView(frame)));
    still.remember(LumaView(frame));
    CHECK(still.isSame(LumaView(frame)));
    CHECK_FALSE(still.isSame(LumaView(centred(qrFrame(asBytes("a")), 640, 352))));
    still.forget();
    CHECK_FALSE(still.isSame(LumaView(frame)));
}
