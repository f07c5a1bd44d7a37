// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/shift_till.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using View = ui::KioskWindow::View;

namespace {

struct PinTill : ShiftTill {
    PinTill()
    {
        REQUIRE(app::ManagerPin(store).set(asBytes("2468")).has_value());
        open();
    }
};

} // namespace

TEST_CASE("Kiosk: training begins and ends from the menu, on record, and between the two nothing is")
{
    ShiftTill till;
    till.open();
    till.logIn("17");
    till.openMenu(Qt::Key_3);
    REQUIRE(till.says("TRAINING"));
    CHECK((till.window.mark() == ui::Mark::Training));
    till.check();
    till.openMenu(Qt::Key_3); // F10 still opens it
    REQUIRE(till.saysNoMore("TRAINING"));
    CHECK((till.window.mark() == ui::Mark::None));
    till.check();
    till.close();
    std::vector<std::pair<Kind, std::string>> records;
    for (const evidence::Record& record : recordsOf(till.store)) {
        records.emplace_back(record.kind, record.mode);
        CHECK(record.operatorNumber == (record.kind == Kind::Start || record.kind == Kind::Stop ? "" : "17"));
    }
    CHECK((records
           == std::vector<std::pair<Kind, std::string>>{{Kind::Start, "live"},
                                                        {Kind::Mode, "training"},
                                                        {Kind::Mode, "live"},
                                                        {Kind::Check, "live"},
                                                        {Kind::Stop, "live"}}));
}

TEST_CASE("Kiosk: training is over after a restart")
{
    ShiftTill till;
    till.open();
    till.openMenu(Qt::Key_3);
    REQUIRE(till.says("TRAINING"));
    till.open();
    CHECK_FALSE(till.stateLine().contains(QStringLiteral("TRAINING")));
    till.check();
    till.close();
    CHECK((recordsOf(till.store).rbegin()[1].kind == Kind::Check));
}

TEST_CASE("Kiosk: where there is a PIN, F10 asks for it before the menu, in training too")
{
    PinTill till;
    till.press(Qt::Key_F10);
    REQUIRE(till.shows<ui::PinView>());
    CHECK(till.shown<ui::PinView>()->accessibleName().startsWith(QStringLiteral("Manager Type the PIN.")));
    till.type("2469");
    REQUIRE(waitUntil([&] { return till.shown<ui::PinView>()->accessibleName().contains(QStringLiteral("wrong")); }));
    CHECK(till.shown<ui::MenuView>() == nullptr);
    till.type("2468");
    REQUIRE(till.shows<ui::MenuView>());
    till.press(Qt::Key_3);
    REQUIRE(till.says("TRAINING"));
    till.press(Qt::Key_F10);
    REQUIRE(till.shows<ui::PinView>());
    till.type("2468");
    REQUIRE(till.shows<ui::MenuView>());
    till.press(Qt::Key_3);
    CHECK(till.saysNoMore("TRAINING"));
}

TEST_CASE("Kiosk: the sound test plays the three answers, and nothing is recorded of it")
{
    ShiftTill till;
    till.open();
    till.openMenu(Qt::Key_4);
    REQUIRE(till.shows<ui::MenuView>());
    till.cues.clear();
    for (const int key : {Qt::Key_3, Qt::Key_1, Qt::Key_2}) {
        till.press(key);
    }
    CHECK(waitUntil([&] { return till.cues.size() == 3; }));
    CHECK((till.cues == std::vector{ui::Cue::CannotTell, ui::Cue::Pass, ui::Cue::Refuse}));
    till.press(Qt::Key_Escape);
    CHECK(till.isIdle());
    till.close();
    CHECK(recordsOf(till.store).size() == 2); // start and stop
}

TEST_CASE("Kiosk: over a verdict F10 opens no menu, and a demo offers no training")
{
    ShiftTill till;
    till.open();
    emit till.window.codeTyped(kAnyLink);
    REQUIRE(waitUntil([&] { return till.answers > 0; }));
    ShiftTill::letPass(ui::kReplaceLock + std::chrono::milliseconds{50});
    till.press(Qt::Key_F10);
    till.press(Qt::Key_F3);
    CHECK(till.window.view() == View::Verdict);
    Till demo(demoFolder());
    REQUIRE(waitUntil([&] { return !demo.states.empty(); }));
    emit demo.window.functionPressed(Qt::Key_F10);
    CHECK(waitUntil([&] { return demo.window.view() == View::Panel; }));
    QKeyEvent training(QEvent::KeyPress, Qt::Key_3, Qt::NoModifier);
    QCoreApplication::sendEvent(&demo.window, &training);
    ShiftTill::letPass(std::chrono::milliseconds{80});
    CHECK((demo.window.mark() == ui::Mark::Demo));
    CHECK(demo.window.view() == View::Panel);
}

TEST_CASE("Kiosk: settings and the way out of a locked till are in the menu only behind a PIN")
{
    ShiftTill till;
    till.open();
    int chosen = 0;
    const auto offer = [&] {
        till.kiosk->menu().offer(
            ui::MenuItem::SetUp, [&] { chosen += 1; }, app::ManagerMenu::Access::ByPin);
        till.kiosk->menu().offer(
            ui::MenuItem::Leave, [&] { chosen += 10; }, app::ManagerMenu::Access::ByPin);
    };
    offer();
    till.press(Qt::Key_F10);
    REQUIRE(till.shows<ui::MenuView>());
    till.press(Qt::Key_5);
    till.press(Qt::Key_6);
    CHECK(chosen == 0);
    till.press(Qt::Key_Escape);
    REQUIRE(app::ManagerPin(till.store).set(asBytes("2468")).has_value());
    for (const int key : {Qt::Key_5, Qt::Key_6}) {
        till.press(Qt::Key_F10);
        REQUIRE(till.shows<ui::PinView>());
        till.type("2468");
        REQUIRE(till.shows<ui::MenuView>());
        till.press(key);
    }
    CHECK(chosen == 11);
}

TEST_CASE("Kiosk: what a manager is asked for waits for the PIN, and needs none where there is none")
{
    ShiftTill till;
    till.open();
    int done = 0;
    till.kiosk->askManager([&] { ++done; });
    CHECK(done == 1);
    REQUIRE(app::ManagerPin(till.store).set(asBytes("2468")).has_value());
    till.kiosk->askManager([&] { ++done; });
    REQUIRE(till.shows<ui::PinView>());
    till.type("2469");
    REQUIRE(waitUntil([&] { return till.shown<ui::PinView>()->accessibleName().contains(QStringLiteral("wrong")); }));
    CHECK(done == 1);
    till.type("2468");
    CHECK(waitUntil([&] { return done == 2; }));
}
