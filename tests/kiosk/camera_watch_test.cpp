// SPDX-License-Identifier: Apache-2.0
#include "app/camera_watch.h"
#include "tests/kiosk/kiosk_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using app::CameraWatch;
using test::waitUntil;

namespace {

/// What it has told, in order.
struct Told {
    explicit Told(CameraWatch& watch)
    {
        QObject::connect(&watch, &CameraWatch::pictureTaken, &watch,
                         [this](const scanner::Frame& frame) { emptyPictures += frame.width == 0 ? 1 : 0; });
        QObject::connect(&watch, &CameraWatch::stateChanged, &watch,
                         [this, &watch] { states.push_back(watch.state()); });
    }

    int emptyPictures = 0;
    std::vector<ui::Device> states;
};

} // namespace

TEST_CASE("CameraWatch: of what is not watched any more no picture is left")
{
    CameraWatch watch("/nowhere/video0", CameraWatch::Picture::AsSeen);
    Told told(watch);
    watch.start();
    CHECK(told.emptyPictures == 1);
    REQUIRE(waitUntil([&] { return watch.state() == ui::Device::Missing; }));
    CHECK(told.emptyPictures >= 2);
    const int before = told.emptyPictures;
    watch.use("/nowhere/video1");
    CHECK(watch.state() == ui::Device::NotFitted);
    CHECK(told.emptyPictures > before);
    REQUIRE(waitUntil([&] { return watch.state() == ui::Device::Missing; }));
    CHECK((told.states == std::vector{ui::Device::Missing, ui::Device::NotFitted, ui::Device::Missing}));
}
