// SPDX-License-Identifier: Apache-2.0
#include "scanner/picture_watch.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>

#include <vector>

using namespace carded;
using namespace carded::scanner;
using namespace carded::test;
using std::chrono::milliseconds;

namespace {

constexpr PictureLight kDark{20, 3};
constexpr PictureLight kLit{90, 30};

PictureWatch::Time at(int time)
{
    return PictureWatch::Time(milliseconds(time));
}

/// Frames from `begin` to `end`, both included, 100 ms apart: each another one, or all of one digest.
void seeMoving(PictureWatch& watch, int begin, int end)
{
    for (int time = begin; time <= end; time += 100) {
        watch.seeFrame(static_cast<std::uint64_t>(time), at(time));
    }
}
void seeEqual(PictureWatch& watch, int begin, int end)
{
    for (int time = begin; time <= end; time += 100) {
        watch.seeFrame(~std::uint64_t{0}, at(time));
    }
}

Frame evenFrame(std::uint8_t luma)
{
    Frame frame = blankFrame(320, 200);
    frame.luma.assign(frame.luma.size(), luma);
    return frame;
}

RawFrame rawOf(const Frame& frame, int stride)
{
    return {PixelFormat::Grey, frame.width, frame.height, stride, frame.luma};
}

} // namespace

TEST_CASE("PictureWatch: nothing seen is good")
{
    CHECK(PictureWatch().state() == PictureState::Good);
}

TEST_CASE("PictureWatch: black for three seconds is black, until the first frame with light")
{
    PictureWatch watch;
    watch.seeLight(kDark, at(0));
    watch.seeLight(kDark, at(2999));
    CHECK(watch.state() == PictureState::Good);
    watch.seeLight(kDark, at(3000));
    CHECK(watch.state() == PictureState::Black);
    watch.seeLight(kLit, at(3100));
    CHECK(watch.state() == PictureState::Good);
    watch.seeLight(kDark, at(3200));
    watch.seeLight(kDark, at(6199));
    CHECK(watch.state() == PictureState::Good);
}

TEST_CASE("PictureWatch: a bright spot in the dark, or an even grey, is not black")
{
    for (const PictureLight light : {PictureLight{10, 6}, PictureLight{32, 0}, PictureLight{128, 0}}) {
        PictureWatch watch;
        watch.seeLight(light, at(0));
        watch.seeLight(light, at(60'000));
        CHECK(watch.state() == PictureState::Good);
    }
    PictureWatch watch;
    watch.seeLight({31, 5}, at(0));
    watch.seeLight({31, 5}, at(3000));
    CHECK(watch.state() == PictureState::Black);
}

TEST_CASE("PictureWatch: one picture for five seconds is frozen, until the first other one")
{
    PictureWatch watch;
    seeMoving(watch, 0, 900);
    seeEqual(watch, 1000, 5900);
    CHECK(watch.state() == PictureState::Good);
    seeEqual(watch, 6000, 6000);
    CHECK(watch.state() == PictureState::Frozen);
    seeMoving(watch, 6100, 6100);
    CHECK(watch.state() == PictureState::Good);
}

TEST_CASE("PictureWatch: a camera that gives frames several times in dim light is not frozen")
{
    PictureWatch watch;
    for (int time = 0; time < 60'000; time += 4900) {
        seeEqual(watch, time, time + 4800);
        CHECK(watch.state() == PictureState::Good);
        seeMoving(watch, time + 4850, time + 4850);
    }
}

TEST_CASE("PictureWatch: a few equal frames far apart are not frozen")
{
    PictureWatch watch;
    for (int frame = 0; frame < 9; ++frame) {
        watch.seeFrame(1, at(frame * 1000));
    }
    CHECK(watch.state() == PictureState::Good);
    watch.seeFrame(1, at(9000));
    CHECK(watch.state() == PictureState::Frozen);
}

TEST_CASE("PictureWatch: what is black and frozen is called black")
{
    PictureWatch watch;
    for (int time = 0; time <= 6000; time += 100) {
        watch.seeFrame(1, at(time));
        watch.seeLight(kDark, at(time));
    }
    CHECK(watch.state() == PictureState::Black);
}

TEST_CASE("lightOf: the mean of the luma and its distance from that")
{
    CHECK(lightOf(evenFrame(20)) == PictureLight{20, 0});
    CHECK(lightOf(evenFrame(255)) == PictureLight{255, 0});
    Frame halves = evenFrame(0);
    std::fill(halves.luma.begin() + static_cast<std::ptrdiff_t>(halves.luma.size() / 2), halves.luma.end(), 200);
    const PictureLight light = lightOf(halves);
    CHECK(std::abs(light.mean - 100) <= 2);
    CHECK(std::abs(light.spread - 100) <= 2);
    CHECK(lightOf(blankFrame(1, 1)) == PictureLight{255, 0});
    CHECK(lightOf(blankFrame(16'000, 1)) == PictureLight{255, 0});
    CHECK(lightOf({}) == PictureLight{});
}

TEST_CASE("lightOf: a code on a lit screen in the dark is not black")
{
    PictureWatch watch;
    Frame frame = evenFrame(10);
    const Frame code = qrFrame(asBytes("x"), 2);
    for (std::ptrdiff_t y = 0; y < code.height; ++y) {
        std::copy_n(code.luma.begin() + y * code.width, code.width, frame.luma.begin() + (y + 40) * 320 + 40);
    }
    watch.seeLight(lightOf(frame), at(0));
    watch.seeLight(lightOf(frame), at(3000));
    CHECK(watch.state() == PictureState::Good);
}

TEST_CASE("digestOf: one changed byte in a row that is looked at, or one byte more, is another digest")
{
    Frame frame = evenFrame(77);
    const auto before = digestOf(rawOf(frame, 320));
    CHECK(digestOf(rawOf(frame, 320)) == before);
    for (const std::size_t place : {std::size_t{0}, std::size_t{319}, frame.luma.size() - 1}) {
        frame.luma[place] ^= 1;
        CHECK(digestOf(rawOf(frame, 320)) != before);
        frame.luma[place] ^= 1;
    }
    Bytes jpeg(1000, 5);
    const RawFrame raw{PixelFormat::Mjpeg, 8, 8, 0, jpeg};
    for (std::uint8_t& byte : jpeg) {
        const auto whole = digestOf(raw);
        byte ^= 1;
        CHECK(digestOf(raw) != whole);
    }
    CHECK(digestOf({PixelFormat::Mjpeg, 8, 8, 0, ByteSpan(jpeg).first(999)}) != digestOf(raw));
}

TEST_CASE("digestOf: of large frames it sees noise that is everywhere, and no stride leads out of them")
{
    Bytes bytes(std::size_t{2} * 1280 * 720, 100);
    const RawFrame raw{PixelFormat::Yuyv, 1280, 720, 2560, bytes};
    const auto before = digestOf(raw);
    for (std::size_t i = 0; i < bytes.size(); i += 1001) {
        bytes[i] ^= 1;
    }
    CHECK(digestOf(raw) != before);
    for (const int stride : {1, 7, 2'000'000, 2'147'483'647, -5}) {
        (void)digestOf({PixelFormat::Yuyv, 1280, 720, stride, bytes});
    }
    (void)digestOf({PixelFormat::Grey, 0, 0, 0, {}});
}
