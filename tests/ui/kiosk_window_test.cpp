// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kiosk_fixture.h"

#include <QAccessible>
#include <QLabel>
#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::KioskWindow;
using ui::Moment;
using verifier::Reason;
using View = KioskWindow::View;

TEST_CASE("KioskWindow: keys 1-9 and a touch choose a category")
{
    Kiosk kiosk;
    kiosk.type(Qt::Key_2);
    kiosk.type(Qt::Key_Escape);
    kiosk.click(*kiosk.idle().tiles()[2]);
    kiosk.type(Qt::Key_9); // no ninth category
    CHECK(kiosk.chosen == std::vector<std::string>{"alcohol", "rental_car"});
    CHECK(kiosk.idle().tiles()[2]->isChecked());
    CHECK_FALSE(kiosk.idle().tiles()[1]->isChecked());
}

TEST_CASE("KioskWindow: a verdict takes the focus, is announced, and gives the focus back")
{
    Kiosk kiosk;
    kiosk.idle().tiles()[1]->setFocus();
    kiosk.window.showVerdict(test::sampleVerdict(Reason::CodeTooOld));
    CHECK(kiosk.window.view() == View::Verdict);
    CHECK(kiosk.window.focusWidget() == &kiosk.badge());
    CHECK(kiosk.badge().isVisible());
    CHECK_FALSE(kiosk.idle().isVisible());
    auto* const accessible = QAccessible::queryAccessibleInterface(&kiosk.badge());
    REQUIRE(accessible != nullptr);
    CHECK(accessible->role() == QAccessible::AlertMessage);
    CHECK(accessible->text(QAccessible::Name).toStdString()
          == "STOP. Code timed out. Ask for a fresh code, scan again.");
    kiosk.pass(1000);
    kiosk.type(Qt::Key_Escape);
    CHECK(kiosk.window.focusWidget() == kiosk.idle().tiles()[1]);
    CHECK(kiosk.clearedCount == 1);
}

TEST_CASE("KioskWindow: for 0.8 s nothing takes a verdict away")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(700);
    kiosk.click(kiosk.badge());
    kiosk.type(Qt::Key_Escape);
    kiosk.type(Qt::Key_1);
    kiosk.window.showHeld();
    CHECK(kiosk.window.view() == View::Verdict);
    CHECK(kiosk.badge().badge().headline == QStringLiteral("Under age"));
    CHECK(kiosk.chosen.empty());
    CHECK(kiosk.clearedCount == 0);
    kiosk.pass(20);
    kiosk.click(kiosk.badge());
    CHECK(kiosk.window.view() == View::Idle);
    CHECK(kiosk.clearedCount == 1);
}

TEST_CASE("KioskWindow: a verdict that comes too soon is shown when its turn has come")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(100);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    CHECK((kiosk.badge().badge().outcome == verifier::Outcome::Refuse));
    kiosk.pass(699);
    CHECK((kiosk.badge().badge().outcome == verifier::Outcome::Refuse));
    kiosk.pass(1);
    CHECK((kiosk.badge().badge().outcome == verifier::Outcome::Pass));
}

TEST_CASE("KioskWindow: a verdict that waited is not shown to the next customer")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.now += Moment{800};
    kiosk.click(kiosk.badge()); // before the window's timer
    CHECK(kiosk.window.view() == View::Idle);
    kiosk.pass(1000);
    CHECK(kiosk.window.view() == View::Idle);
}

TEST_CASE("KioskWindow: a key 1-9 replaces a verdict after the lock")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(800);
    kiosk.type(Qt::Key_1);
    CHECK(kiosk.window.view() == View::Idle);
    CHECK(kiosk.chosen == std::vector<std::string>{"tobacco"});
}

TEST_CASE("KioskWindow: a pass stays 5 s, the others 15 s, or as set")
{
    struct Row {
        Reason reason;
        int seconds;
    };
    for (const Row& row : {Row{Reason::OldEnough, 5}, Row{Reason::Underage, 15}, Row{Reason::OnlineCode, 15}}) {
        Kiosk kiosk;
        kiosk.window.showVerdict(test::sampleVerdict(row.reason));
        kiosk.pass(row.seconds * 1000 - 1);
        CHECK(kiosk.window.view() == View::Verdict);
        kiosk.pass(1);
        CHECK(kiosk.window.view() == View::Idle);
        CHECK(kiosk.clearedCount == 1);
    }
    Kiosk kiosk;
    kiosk.window.configure({{Moment{2000}, Moment{3000}, Moment{3000}, Moment{1000}}, ui::AfterCheck::Forget});
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.pass(2000);
    CHECK(kiosk.window.view() == View::Idle);
}

TEST_CASE("KioskWindow: Space holds the time and lets it go on")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.pass(1000);
    kiosk.type(Qt::Key_Space);
    kiosk.pass(60'000);
    CHECK(kiosk.window.view() == View::Verdict);
    kiosk.type(Qt::Key_Space);
    kiosk.pass(3000);
    CHECK(kiosk.window.view() == View::Verdict);
    kiosk.pass(1000);
    CHECK(kiosk.window.view() == View::Idle);
}

TEST_CASE("KioskWindow: a verdict that answers nothing any more is taken away, unless it has just come")
{
    Kiosk kiosk;
    kiosk.window.endVerdict();
    CHECK(kiosk.clearedCount == 0);
    kiosk.type(Qt::Key_1);
    kiosk.window.endVerdict();
    CHECK(kiosk.clearedCount == 0); // what is sold stays chosen
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.pass(300);
    kiosk.window.endVerdict();
    kiosk.pass(499);
    CHECK(kiosk.window.view() == View::Verdict);
    CHECK(kiosk.clearedCount == 0);
    kiosk.pass(1); // it may be replaced: its time is not waited for
    CHECK(kiosk.window.view() == View::Idle);
    CHECK(kiosk.clearedCount == 1);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.pass(800);
    CHECK(kiosk.window.view() == View::Verdict);
    kiosk.window.endVerdict();
    CHECK(kiosk.window.view() == View::Idle);
    CHECK(kiosk.clearedCount == 2);
}

TEST_CASE("KioskWindow: what comes after an end that waits takes the verdict's place, and is not ended")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OnlineCode));
    kiosk.window.endVerdict();
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(800);
    CHECK(kiosk.badge().badge().headline == QStringLiteral("Under age"));
    kiosk.window.endVerdict();
    kiosk.pass(300);
    CHECK((kiosk.window.showHeld() == Moment{500})); // whoever holds the code shows it when it may
    kiosk.pass(500);
    CHECK(kiosk.window.view() == View::Verdict);
    CHECK((kiosk.window.showHeld() == Moment{0}));
    kiosk.pass(1000);
    CHECK(kiosk.window.view() == View::Held);
    CHECK(kiosk.clearedCount == 0);
}

TEST_CASE("KioskWindow: F5 brings the last verdict back for a minute")
{
    Kiosk kiosk;
    kiosk.type(Qt::Key_F5);
    CHECK(kiosk.window.view() == View::Idle);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Revoked));
    kiosk.pass(1000);
    kiosk.type(Qt::Key_0);
    CHECK(kiosk.window.view() == View::Idle);
    kiosk.type(Qt::Key_F5);
    CHECK(kiosk.window.view() == View::Verdict);
    CHECK(kiosk.badge().badge().headline == QStringLiteral("ID withdrawn"));
    kiosk.pass(15'000);
    kiosk.pass(60'000);
    kiosk.type(Qt::Key_F5);
    CHECK(kiosk.window.view() == View::Idle);
}

TEST_CASE("KioskWindow: a held code waits 20 s for its product")
{
    Kiosk kiosk;
    kiosk.window.showHeld();
    CHECK(kiosk.window.view() == View::Held);
    CHECK(kiosk.idle().accessibleName().toStdString() == "Code received. Which product?");
    kiosk.pass(19'999);
    CHECK(kiosk.heldTimedOut == 0);
    kiosk.pass(1);
    CHECK(kiosk.heldTimedOut == 1);
    CHECK(kiosk.clearedCount == 0);
    CHECK(kiosk.window.view() == View::Idle);

    kiosk.window.showHeld();
    kiosk.type(Qt::Key_1);
    CHECK(kiosk.chosen == std::vector<std::string>{"tobacco"});
    kiosk.pass(30'000);
    CHECK(kiosk.heldTimedOut == 1);
}

TEST_CASE("KioskWindow: the language changes while a verdict is on the screen")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.type(Qt::Key_F11);
    QCoreApplication::processEvents();
    CHECK(kiosk.languages == QStringList{QStringLiteral("ko")});
    CHECK(kiosk.window.language() == QStringLiteral("ko"));
    CHECK(kiosk.badge().badge().word == QStringLiteral("통과"));
    CHECK(kiosk.badge().badge().category == QStringLiteral("담배\u00A019+"));
    kiosk.window.setLanguage(QStringLiteral("xx"));
    CHECK(kiosk.window.language() == QStringLiteral("ko"));
    for (const char* word : {"OK", "通过", "OK", "PASS"}) { // Japanese, Chinese, German, English again
        kiosk.type(Qt::Key_F11);
        QCoreApplication::processEvents();
        CHECK(kiosk.badge().badge().word == QString::fromUtf8(word));
    }
}

TEST_CASE("KioskWindow: Ctrl and plus or minus change the text size in four steps")
{
    Kiosk kiosk;
    std::vector<int> sizes;
    for (int i = 0; i < 4; ++i) {
        kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
        sizes.push_back(kiosk.window.textPercent());
    }
    CHECK(sizes == std::vector<int>{125, 150, 200, 200});
    kiosk.type(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(kiosk.window.textPercent() == 150);
    kiosk.type(Qt::Key_1, Qt::ControlModifier);
    CHECK(kiosk.chosen.empty());
}

TEST_CASE("KioskWindow: the verdict of a demo or of training is framed even if the till does not say so")
{
    for (const auto kind : {test::Kind::Demo, test::Kind::Training}) {
        Kiosk kiosk;
        const int wide = kiosk.idle().width();
        kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough, kind));
        CHECK(kiosk.badge().width() == wide - 4 * 8);
        const QImage shot = kiosk.window.grab().toImage();
        const QRgb field = ui::markColors(kind == test::Kind::Demo ? ui::Mark::Demo : ui::Mark::Training).field.rgb();
        for (const QPoint edge : {QPoint(512, 0), QPoint(512, 599), QPoint(0, 300), QPoint(1023, 300)}) {
            int fieldPixels = 0;
            for (int step = -16; step <= 16; ++step) {
                const QPoint at = edge.x() == 512 ? edge + QPoint(step, 0) : edge + QPoint(0, step);
                fieldPixels += shot.pixel(at) == field ? 1 : 0;
            }
            CHECK(fieldPixels > 8);
            CHECK(fieldPixels < 25);
        }
        CHECK(shot.pixel(40, 500) != ui::Design().fieldColors(verifier::Outcome::Pass).field.rgb());
    }
}

TEST_CASE("KioskWindow: a function key that does something on this till is told to the program, another is not")
{
    Kiosk kiosk;
    std::vector<int> pressed;
    QObject::connect(&kiosk.window, &KioskWindow::functionPressed, [&pressed](int key) { pressed.push_back(key); });
    kiosk.type(Qt::Key_F2);
    kiosk.type(Qt::Key_F6);
    kiosk.type(Qt::Key_F7);
    CHECK(pressed == std::vector<int>{Qt::Key_F2, Qt::Key_F6});
}

TEST_CASE("KioskWindow: names from a policy are drawn, never read as markup")
{
    Kiosk kiosk;
    ui::Category category{"x", {{QStringLiteral("en"), QStringLiteral("<b>Beer</b>")}}, 19};
    kiosk.window.setCategories({category});
    CHECK(kiosk.idle().tiles()[0]->accessibleName().toStdString() == "<b>Beer</b>, 19 and over, key 1");
    CHECK(kiosk.window.findChildren<QLabel*>().isEmpty()); // labels would have to be told Qt::PlainText
}
