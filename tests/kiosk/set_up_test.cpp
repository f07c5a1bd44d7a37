// SPDX-License-Identifier: Apache-2.0
// Set-up in the window, with real keys, a real line and a camera that is not there.
#include "tests/kiosk/set_up_till.h"

using namespace carded;
using app::SetUp;
using namespace carded::test;
using ui::SetupStep;

TEST_CASE("Set-up: a set-up code and F9 at each step set a new till up, and nothing is written before the last")
{
    NewTill till;
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Language));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    const std::string hex = crypto::encodeHex(kRoot.span());
    CHECK(till.said().find(hex.substr(0, 4) + ' ' + hex.substr(4, 4)) != std::string::npos);
    till.press(Qt::Key_F9); // nobody has compared that
    CHECK(till.view().step() == SetupStep::Confirm);
    till.confirm();
    REQUIRE(till.isAt(SetupStep::Camera));
    till.press(Qt::Key_2);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Scanner));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_5);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Save));
    CHECK(till.said().find("https://lists.example.kr/carded") != std::string::npos);
    CHECK_FALSE(till.saved().isSetUp);
    CHECK_FALSE(std::filesystem::exists(app::windowSettingsFolder(till.store)));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.said().find("being fetched") != std::string::npos);
    const app::TillConfig saved = till.saved();
    CHECK(saved.store == "0042");
    CHECK(saved.till == "3");
    CHECK(saved.policy.jurisdiction == "KR");
    CHECK(saved.setupCode == setupCode());
    CHECK(saved.camera == "name:Second camera");
    CHECK(saved.sound.volume == 4);
    CHECK(till.ends.empty());
    till.press(Qt::Key_F9);
    REQUIRE(waitUntil([&] { return !till.ends.empty(); }));
    CHECK((till.ends.front() == SetUp::End::Saved));
    CHECK(till.till.reasons.empty()); // no code was answered meanwhile
}

TEST_CASE("Set-up: left before the last step, the till is as before")
{
    NewTill till;
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Language));
    till.press(Qt::Key_2);
    CHECK(till.till.window.language() == QStringLiteral("ko"));
    till.press(Qt::Key_F9);
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    for (const SetupStep step : {SetupStep::Confirm, SetupStep::Code, SetupStep::Language}) {
        REQUIRE(till.isAt(step));
        till.press(Qt::Key_Escape);
    }
    REQUIRE(waitUntil([&] { return !till.ends.empty(); }));
    CHECK((till.ends.front() == SetUp::End::Left));
    CHECK_FALSE(till.saved().isSetUp);
    CHECK(till.till.window.language() == QStringLiteral("en"));
    CHECK(till.till.window.view() == ui::KioskWindow::View::Idle);
}

TEST_CASE("Set-up: a fingerprint that is not the same is not used, nor is another code")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show("https://a.example/");
    CHECK(till.says("no set-up code"));
    till.show("CARDED-SETUP1:V.K");
    CHECK(till.says("not whole"));
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    till.press(Qt::Key_F12);
    REQUIRE(till.isAt(SetupStep::Code));
    CHECK(till.says("Not the same"));
    till.press(Qt::Key_F9); // there are no numbers yet
    CHECK(till.view().step() == SetupStep::Code);
}

TEST_CASE("Set-up: a code that differed is asked about again when it is shown again, and not while it stays in view")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    REQUIRE(till.isAt(SetupStep::Confirm));
    till.press(Qt::Key_F12);
    REQUIRE(till.isAt(SetupStep::Code));
    till.show(setupCode());
    till.waitForDesk();
    CHECK(till.view().step() == SetupStep::Code);
    QElapsedTimer gone;
    gone.start();
    REQUIRE(waitUntil([&] { return gone.elapsed() > 1600; }));
    till.show(setupCode());
    CHECK(till.isAt(SetupStep::Confirm));
}

TEST_CASE("Set-up: numbers can be typed instead")
{
    NewTill till;
    till.setUp->open();
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Code));
    till.press(Qt::Key_F12);
    auto& numbers = *till.till.window.findChild<ui::NumberView*>();
    REQUIRE(waitUntil([&] { return numbers.isVisible(); }));
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Code));
    till.press(Qt::Key_F12);
    till.press(Qt::Key_7, "7");
    till.press(Qt::Key_Tab, "\t");
    till.press(Qt::Key_B, "b");
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Camera));
    for (int step = 0; step < 4; ++step) {
        till.press(Qt::Key_F9);
    }
    REQUIRE(till.isAt(SetupStep::Save));
    CHECK(till.said().find("Store 7, till b") != std::string::npos);
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Saved));
    CHECK(till.said().find("carded init") != std::string::npos);
    CHECK(till.saved().store == "7");
    CHECK(till.saved().setupCode.empty());
}

TEST_CASE("Set-up: a till with lists takes no unsigned code, and says so")
{
    TemporaryFolder folder;
    test::copyDemoStore(folder / "store");
    NewTill till({}, folder / "store");
    till.setUp->open();
    till.press(Qt::Key_F9);
    till.show(setupCode());
    CHECK(till.says("must be signed"));
    till.show(setupCode("0042", crypto::ed25519KeyPair({})));
    CHECK(till.says("signature is none"));
    CHECK(till.view().step() == SetupStep::Code);
}

TEST_CASE("Set-up: what till.toml says is not asked for")
{
    app::TillConfig config;
    config.store = "1";
    config.till = "2";
    config.fixed = {"language", "store", "till", "camera", "scanner"};
    NewTill till(config);
    till.setUp->open();
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_F9);
    REQUIRE(till.isAt(SetupStep::Pin));
    till.press(Qt::Key_Escape);
    REQUIRE(till.isAt(SetupStep::Sounds));
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.ends.empty(); }));
}

TEST_CASE("Kiosk: a set-up code at the till is no proof of age, and changes nothing")
{
    NewTill till;
    till.show(setupCode());
    REQUIRE(waitUntil([&] { return !till.till.reasons.empty(); }));
    CHECK(till.till.reasons == test::Reasons{"not_a_credential"});
    CHECK_FALSE(till.saved().isSetUp);
}
