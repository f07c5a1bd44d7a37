// SPDX-License-Identifier: Apache-2.0
// What set-up tries out, and what it may not touch.
#include "tests/kiosk/set_up_till.h"
#include "tests/scanner/fake_cameras.h"

#include <future>

using namespace carded;
using app::SetUp;
using namespace carded::test;
using ui::SetupStep;

namespace {

/// Twice, on the pad that the first answer of the PIN's step opens.
void typeNewPin(NewTill& till)
{
    till.press(Qt::Key_1);
    for (int times = 0; times < 2; ++times) {
        for (const int key : {Qt::Key_2, Qt::Key_4, Qt::Key_6, Qt::Key_8, Qt::Key_F9}) {
            till.press(key);
        }
    }
}

} // namespace

TEST_CASE("Set-up: what till.toml says is neither changed by a code nor kept by the window")
{
    app::TillConfig config;
    config.store = "9999";
    config.camera = "/dev/video7";
    config.language = "de";
    config.fixed = {"store", "camera"};
    NewTill till(config);
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    CHECK(till.said().find("Store 9999, till 3") != std::string::npos);
    till.confirm();
    for (const SetupStep step : {SetupStep::Scanner, SetupStep::Sounds, SetupStep::Pin}) {
        REQUIRE(till.isAt(step));
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Save));
    CHECK(till.said().find("Store 9999, till 3") != std::string::npos);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.saved().store.empty());
    CHECK(till.saved().till == "3");
    CHECK(till.saved().camera == app::TillConfig{}.camera);
    CHECK(till.saved().language == "en");
}

TEST_CASE("Set-up: who has tried a camera and leaves begins anew, and typed numbers are forgotten")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    till.press(Qt::Key_F12);
    till.press(Qt::Key_7, "7");
    till.press(Qt::Key_Tab, "\t");
    till.press(Qt::Key_8, "8");
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Camera));
    till.press(Qt::Key_2);
    for (const SetupStep step : {SetupStep::Camera, SetupStep::Code, SetupStep::Language}) {
        REQUIRE(till.isAt(step));
        till.press(Qt::Key_Escape);
    }
    REQUIRE(waitUntil([&] { return !till.ends.empty(); }));
    CHECK((till.ends.front() == SetUp::End::Tried));
    till.setUp->open();
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    CHECK(till.said().find("Store 7") == std::string::npos);
}

TEST_CASE("Set-up: a serial line is listened to where a scanner is asked for, and nowhere else")
{
    NewTill till;
    const PseudoTerminal line;
    plugIn(till.folder, line);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Language));
    CHECK_FALSE(line.isRaw());
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    REQUIRE(waitUntil([&] { return line.isRaw(); }));
    line.send(setupCode() + "\r");
    REQUIRE(till.isAt(SetupStep::Confirm));
    till.press(Qt::Key_F12);
    REQUIRE(till.isAt(SetupStep::Code)); // the same scan once more is meant
    line.send(setupCode() + "\r");
    CHECK(till.isAt(SetupStep::Confirm));
}

TEST_CASE("Set-up: who leaves the pad while a PIN is being kept, and goes on, is not taken back")
{
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till", "camera", "scanner", "sound"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Pin));
    std::promise<void> gate;
    till.till.kiosk->desk().post([&gate](app::CheckDesk& /*desk*/) { gate.get_future().wait(); });
    typeNewPin(till);
    const auto pads = till.till.window.findChildren<ui::PinView*>();
    const auto pad = std::ranges::find_if(pads, [](const ui::PinView* view) { return view->isVisible(); });
    REQUIRE(pad != pads.end());
    CHECK((*pad)->accessibleName().contains(QStringLiteral("Checking")));
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Save));
    gate.set_value();
    till.waitForDesk(); // after the PIN
    CHECK(till.view().step() == SetupStep::Save);
    CHECK(till.said().find("PIN: set") != std::string::npos);
}

TEST_CASE("Set-up: who has gone on while a PIN was being kept is taken back if it could not be kept")
{
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till", "camera", "scanner", "sound"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Pin));
    std::promise<void> gate;
    till.till.kiosk->desk().post([&gate](app::CheckDesk& /*desk*/) { gate.get_future().wait(); });
    typeNewPin(till);
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Save));
    std::filesystem::remove_all(till.store);
    std::ofstream(till.store) << "no folder";
    gate.set_value();
    CHECK(till.isAt(SetupStep::Pin));
    CHECK(till.says("could not be"));
}

TEST_CASE("Set-up: a PIN can be set on a till whose folder is still to be made")
{
    TemporaryFolder folder;
    app::TillConfig config;
    config.fixed = {"language", "store", "till", "camera", "scanner", "sound"};
    NewTill till(config, folder / "new/store");
    std::filesystem::remove_all(folder / "new");
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Pin));
    CHECK_FALSE(std::filesystem::exists(till.store));
    till.press(Qt::Key_1);
    CHECK(app::ManagerPin(till.store).set(asBytes("2468")).has_value());
}

TEST_CASE("Set-up: a PIN is typed twice, and set at once")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    till.confirm();
    for (int step = 0; step < 3; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Pin));
    const auto type = [&](const char* digits) {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            till.press(Qt::Key_0 + (*digit - '0'));
        }
        till.press(Qt::Key_F9);
    };
    till.press(Qt::Key_1);
    type("24680");
    type("24681"); // another one: it is asked for anew
    type("13579");
    type("13579");
    REQUIRE(till.isAt(SetupStep::Pin));
    CHECK(till.says("The PIN is set."));
    const app::ManagerPin pin(till.store);
    CHECK((pin.tryPin(asBytes("13579"), {}).answer == app::PinTried::Answer::Right));
    till.press(Qt::Key_1);
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Pin));
    CHECK_FALSE(till.saved().isSetUp);
}

TEST_CASE("Set-up: who may not write the settings is told who must do what")
{
    TemporaryFolder folder;
    std::ofstream(folder / "file") << "no folder";
    NewTill till({}, folder / "file");
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::NotAllowed));
    CHECK(till.said().find((folder / "file/setup").string()) != std::string::npos);
    till.press(Qt::Key_F9);
    CHECK(till.view().step() == SetupStep::NotAllowed);
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.ends.empty(); }));
}

TEST_CASE("Set-up: a code before the camera is seen, and the picture is the chosen camera's")
{
    test::FakeCameras fakes;
    fakes.plug("video7", "format MJPG 1280 720 30\ninterval 33\nnoise\n"
                             + fakes.picture(test::pictureFile(
                                 test::centred(test::qrFrame(asBytes("https://a.example/")), 1280, 720), ".jpg")));
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Camera));
    till.waitForDesk(); // which has looked for cameras
    till.press(Qt::Key_1);
    CHECK(till.says("A code was read."));
}

TEST_CASE("Set-up: the scanner that a code comes from is chosen, with its ending")
{
    app::TillConfig config;
    config.store = config.till = "1";
    config.fixed = {"language", "store", "till", "camera"};
    NewTill till(config);
    const PseudoTerminal line;
    plugIn(till.folder, line);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Scanner));
    REQUIRE(waitUntil([&] { return line.isRaw(); }));
    line.send("8801234567893\r\n");
    REQUIRE(till.says("A code was read."));
    CHECK(till.said().find("Scanner: Test Scanner") != std::string::npos);
    for (int step = 0; step < 4; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Saved));
    REQUIRE(till.saved().scanners.size() == 1);
    CHECK((till.saved().scanners.front().format.ending == scanner::Ending::CrLf));
    CHECK((till.saved().scanners.front().kind == app::ScannerConfig::Kind::Serial));
}
