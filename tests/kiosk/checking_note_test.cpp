// SPDX-License-Identifier: Apache-2.0
#include "app/checking_note.h"
#include "tests/kiosk/kiosk_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using ui::KioskWindow;

namespace {

ui::Moment standingClock()
{
    return ui::Moment{1'000};
}

} // namespace

TEST_CASE("CheckingNote: an answer that is there at once is shown at once, without a note")
{
    KioskWindow window(standingClock);
    window.show();
    app::CheckingNote note(window);
    int shown = 0;
    note.begin();
    note.end([&] { ++shown; });
    CHECK(shown == 1);
    CHECK(window.view() == KioskWindow::View::Idle);
}

TEST_CASE("CheckingNote: a check that takes longer is told, and the note stays long enough to be read")
{
    KioskWindow window(standingClock);
    window.show();
    app::CheckingNote note(window);
    int shown = 0;
    note.begin();
    REQUIRE(waitUntil([&] { return window.view() == KioskWindow::View::Panel; }));
    note.end([&] { ++shown; });
    CHECK(shown == 0);
    REQUIRE(waitUntil([&] { return shown == 1; }));
    CHECK(window.view() == KioskWindow::View::Idle); // what is shown here takes no place
}

TEST_CASE("CheckingNote: it takes no question for the product away")
{
    KioskWindow window(standingClock);
    window.show();
    app::CheckingNote note(window);
    note.begin();
    REQUIRE(window.showHeld() == ui::Moment{0}); // the next code is there before the answer
    bool isOver = false;
    QTimer::singleShot(2 * app::CheckingNote::kPatience, [&] { isOver = true; });
    REQUIRE(waitUntil([&] { return isOver; }));
    CHECK(window.view() == KioskWindow::View::Held);
}

TEST_CASE("CheckingNote: it takes no question away")
{
    KioskWindow window(standingClock);
    window.show();
    auto* const question = new ui::FaceView(&window); // owned by the window
    REQUIRE(window.open(*question));
    app::CheckingNote note(window);
    note.begin();
    bool isOver = false;
    QTimer::singleShot(2 * app::CheckingNote::kPatience, [&] { isOver = true; });
    REQUIRE(waitUntil([&] { return isOver; }));
    CHECK(question->isVisible());
    note.end([] {});
    CHECK(question->isVisible());
}
