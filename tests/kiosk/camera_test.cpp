// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/scanner/fake_cameras.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Till;
using test::waitUntil;
using ui::KioskWindow;

namespace {

/// A camera that sees `frame`, with the noise of a sensor.
std::string cameraOf(test::FakeCameras& cameras, const scanner::Frame& frame)
{
    return "format MJPG 1280 720 30\ninterval 33\nnoise\n" + cameras.picture(test::pictureFile(frame, ".jpg"));
}

} // namespace

TEST_CASE("Kiosk: a code before the till's camera is seen, and the state line says how the camera is")
{
    test::FakeCameras cameras;
    const auto says = [](const Till& till, const char* words) {
        return waitUntil([&] { return till.stateLine().contains(QLatin1String(words)); });
    };
    Till till(test::demoFolder(), "auto");
    till.kiosk->camera().start();
    REQUIRE(says(till, "No camera"));
    cameras.plug("video0",
                 cameraOf(cameras, test::centred(test::qrFrame(asBytes(test::codeOf("1-adult"))), 1280, 720)));
    REQUIRE(says(till, "Camera ok"));
    REQUIRE(waitUntil([&] { return till.window.view() == KioskWindow::View::Held; }));
    scanner::Frame black = test::blankFrame(1280, 720);
    black.luma.assign(black.luma.size(), 10);
    cameras.plug("video0", cameraOf(cameras, black));
    REQUIRE(says(till, "Camera dark"));
    cameras.plug("video0", cameraOf(cameras, test::blankFrame(1280, 720)));
    REQUIRE(says(till, "Camera ok"));
    cameras.unplug("video0");
    REQUIRE(says(till, "No camera"));
    cameras.plug("video3", cameraOf(cameras, test::blankFrame(1280, 720)));
    REQUIRE(says(till, "Camera ok"));
}
