// SPDX-License-Identifier: Apache-2.0
// What the cashier's window tells the customer's side.
#include "tests/ui/kiosk_fixture.h"
#include "tests/ui/sample_portrait.h"
#include "ui/face_view.h"
#include "ui/manual_view.h"
#include "ui/pin_view.h"

#include <doctest/doctest.h>

using namespace carded;
using ui::CustomerScene;
using verifier::Reason;

namespace {

struct Counter {
    test::Kiosk kiosk;
    std::vector<CustomerScene> told;

    Counter()
    {
        QObject::connect(&kiosk.window, &ui::KioskWindow::customerTold,
                         [this](CustomerScene scene) { told.push_back(scene); });
    }
};

} // namespace

TEST_CASE("KioskWindow: the customer's side is told what is shown, and never why")
{
    Counter counter;
    test::Kiosk& kiosk = counter.kiosk;
    kiosk.window.showHeld();
    CHECK(counter.told.back() == CustomerScene::OneMoment);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    CHECK(counter.told.back() == CustomerScene::Passed);
    kiosk.pass(5000);
    CHECK(counter.told.back() == CustomerScene::Idle);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough)); // it waits for its turn
    CHECK(counter.told.back() == CustomerScene::Help);
    kiosk.pass(800);
    CHECK(counter.told.back() == CustomerScene::Passed);
    kiosk.pass(5000);

    auto* const face = new ui::FaceView(&kiosk.window); // owned by the window
    face->ask(test::samplePortrait(), ui::FaceView::Beside::Camera);
    REQUIRE(kiosk.window.open(*face));
    CHECK(counter.told.back() == CustomerScene::LookHere);
    kiosk.window.close(*face);
    CHECK(counter.told.back() == CustomerScene::Idle);
    kiosk.type(Qt::Key_F4); // what the cashier types is not the customer's
    CHECK(kiosk.window.view() == ui::KioskWindow::View::Panel);
    CHECK(counter.told.back() == CustomerScene::Idle);
}

TEST_CASE("KioskWindow: a verdict that F5 brings back is not told to the next customer")
{
    Counter counter;
    counter.kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    counter.kiosk.pass(5000);
    const std::size_t before = counter.told.size();
    counter.kiosk.type(Qt::Key_F5);
    REQUIRE(counter.kiosk.window.view() == ui::KioskWindow::View::Verdict);
    CHECK(counter.told.size() == before);
}

TEST_CASE("KioskWindow: Shift and F11 is the customer's language where there is a customer's side, F11 the cashier's")
{
    test::Kiosk kiosk;
    std::vector<int> pressed;
    QObject::connect(&kiosk.window, &ui::KioskWindow::functionPressed, [&](int key) { pressed.push_back(key); });
    kiosk.type(Qt::Key_F11, Qt::ShiftModifier);
    CHECK(pressed.empty());
    ui::TillState state = test::sampleState();
    state.functionKeys += QStringLiteral("Shift+F11");
    kiosk.window.setTillState(state);
    kiosk.type(Qt::Key_F11, Qt::ShiftModifier);
    CHECK(pressed == std::vector<int>{(Qt::SHIFT | Qt::Key_F11).toCombined()});
    CHECK(kiosk.languages.isEmpty());
}

TEST_CASE("KioskWindow: while the cashier looks at a card the customer is asked to show it")
{
    Counter counter;
    test::Kiosk& kiosk = counter.kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OnlineCode));
    kiosk.pass(800);
    counter.told.clear();
    auto* const card = new ui::ManualView(&kiosk.window); // owned by the window
    card->ask({test::sampleChoice()});
    REQUIRE(kiosk.window.open(*card));
    CHECK(counter.told == std::vector{CustomerScene::ShowCard});
    kiosk.type(Qt::Key_Escape);
    REQUIRE(kiosk.window.view() == ui::KioskWindow::View::Verdict);
    CHECK(counter.told.back() == CustomerScene::Help);
    kiosk.pass(800);
    REQUIRE(kiosk.window.open(*card));
    kiosk.window.close(*card); // it is answered
    CHECK(counter.told.back() == CustomerScene::Idle);
}

TEST_CASE("KioskWindow: of a manager's PIN the customer is told nothing")
{
    Counter counter;
    test::Kiosk& kiosk = counter.kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::TrustStale));
    kiosk.pass(800);
    counter.told.clear();
    auto* const pin = new ui::PinView(&kiosk.window); // owned by the window
    pin->ask({ui::PinQuestion::Purpose::Override, Reason::TrustStale}, {ui::PinPrompt::State::Asking, 5, {}, {}});
    REQUIRE(kiosk.window.open(*pin));
    CHECK(counter.told.empty());
    kiosk.type(Qt::Key_Escape);
    REQUIRE(kiosk.window.view() == ui::KioskWindow::View::Verdict);
    CHECK(counter.told.back() == CustomerScene::Help);
}

TEST_CASE("KioskWindow: a verdict that F5 brought back is not told when a panel over it is left")
{
    Counter counter;
    test::Kiosk& kiosk = counter.kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OnlineCode));
    kiosk.pass(15'000);
    REQUIRE(kiosk.window.view() == ui::KioskWindow::View::Idle);
    kiosk.type(Qt::Key_F5);
    kiosk.pass(800);
    auto* const pin = new ui::PinView(&kiosk.window); // owned by the window
    pin->ask({ui::PinQuestion::Purpose::Override, Reason::OnlineCode}, {ui::PinPrompt::State::Asking, 5, {}, {}});
    REQUIRE(kiosk.window.open(*pin));
    kiosk.type(Qt::Key_Escape);
    REQUIRE(kiosk.window.view() == ui::KioskWindow::View::Verdict);
    CHECK(counter.told.back() == CustomerScene::Idle);
}
