// SPDX-License-Identifier: Apache-2.0
// Scanners that type into the window, and people who do.
#include "tests/ui/kiosk_fixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <doctest/doctest.h>

#include <functional>

using namespace carded;
using test::Kiosk;
using ui::KioskWindow;
using verifier::Reason;
using View = KioskWindow::View;

TEST_CASE("KioskWindow: a scanner's keys do nothing, wherever the focus is")
{
    Kiosk kiosk;
    kiosk.idle().tiles()[0]->setFocus();
    kiosk.scan({Qt::Key_1, Qt::Key_Space, Qt::Key_2, Qt::Key_F11, Qt::Key_Escape, Qt::Key_Return});
    kiosk.scan({Qt::Key_3, Qt::Key_Tab});
    CHECK(kiosk.chosen.empty());
    CHECK(kiosk.clearedCount == 0);
    CHECK(kiosk.languages.isEmpty());
    CHECK(kiosk.window.focusWidget() == kiosk.idle().tiles()[0]);
}

TEST_CASE(
    "KioskWindow: a scanner that acts as a keyboard acts as none, in any view and focus, with any ending and pace")
{
    enum class Where { Idle, Held, Verdict };
    for (const Where where : {Where::Idle, Where::Held, Where::Verdict}) {
        for (const int ending : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab, Qt::Key_Escape}) {
            for (const int gap : {0, 5, 34}) {
                CAPTURE(static_cast<int>(where));
                CAPTURE(ending);
                CAPTURE(gap);
                Kiosk kiosk;
                if (where == Where::Held) {
                    kiosk.window.showHeld();
                } else if (where == Where::Verdict) {
                    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
                    kiosk.pass(1000);
                }
                const View view = kiosk.window.view();
                std::vector<QWidget*> focuses{&kiosk.window, &kiosk.badge()};
                focuses.insert(focuses.end(), kiosk.idle().tiles().begin(), kiosk.idle().tiles().end());
                for (QWidget* const focus : focuses) {
                    focus->setFocus();
                    QWidget* const focused = kiosk.window.focusWidget();
                    // A digit, Space and keys of the window's own, and Shift as scanners use it.
                    for (const int key :
                         std::initializer_list<int>{Qt::Key_1, Qt::Key_Shift, Qt::Key_A, Qt::Key_Space, Qt::Key_F5,
                                                    Qt::Key_F11, Qt::Key_0, Qt::Key_2, ending}) {
                        kiosk.sendKey(key);
                        kiosk.pass(gap);
                    }
                    kiosk.pass(40);
                    CHECK(kiosk.window.focusWidget() == focused);
                }
                CHECK(kiosk.window.view() == view);
                CHECK(kiosk.chosen.empty());
                CHECK(kiosk.clearedCount == 0);
                CHECK(kiosk.languages.isEmpty());
            }
        }
    }
}

TEST_CASE("KioskWindow: Enter and Space confirm nothing")
{
    Kiosk kiosk;
    kiosk.idle().tiles()[0]->setFocus();
    for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
        kiosk.type(key);
    }
    CHECK(kiosk.chosen.empty());
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(1000);
    kiosk.type(Qt::Key_Return);
    kiosk.type(Qt::Key_Enter);
    CHECK(kiosk.window.view() == View::Verdict);
}

TEST_CASE("KioskWindow: F1 shows what can be said to the customer, for this verdict alone")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::CodeTooOld));
    const QString why = kiosk.badge().badge().line;
    kiosk.type(Qt::Key_F1);
    CHECK(kiosk.badge().badge().line == QStringLiteral("\"Could you refresh the code, please?\""));
    kiosk.type(Qt::Key_F1);
    CHECK(kiosk.badge().badge().line == why);
    kiosk.type(Qt::Key_F1);
    kiosk.pass(800);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    CHECK(kiosk.badge().badge().line == QStringLiteral("The code shows an age below 19."));
}

TEST_CASE("KioskWindow: F4 lets a code be typed, Enter tells it, and nothing of it stays")
{
    Kiosk kiosk;
    QStringList typed;
    QObject::connect(&kiosk.window, &KioskWindow::codeTyped, [&typed](const QString& text) { typed += text; });
    kiosk.type(Qt::Key_2);
    kiosk.type(Qt::Key_F4);
    CHECK(kiosk.window.view() == View::Panel);
    for (const char c : std::string("AGE1:")) {
        kiosk.sendKey(QChar(QLatin1Char(c)).unicode(), Qt::NoModifier, QString(QLatin1Char(c)));
        kiosk.pass(40);
    }
    kiosk.type(Qt::Key_Backspace);
    CHECK(kiosk.typedCode().accessibleDescription() == QStringLiteral("4 characters"));
    kiosk.type(Qt::Key_Enter);
    CHECK(typed == QStringList{QStringLiteral("AGE1")});
    CHECK(kiosk.window.view() == View::Idle);
    CHECK(kiosk.typedCode().take().isEmpty());
    CHECK(kiosk.chosen == std::vector<std::string>{"alcohol"}); // the digit in it chose nothing
    CHECK(kiosk.clearedCount == 0);                             // and what is sold stays chosen
    CHECK(kiosk.idle().tiles()[1]->isChecked());
    kiosk.type(Qt::Key_F4);
    kiosk.type(Qt::Key_Return); // nothing typed is nothing to check
    CHECK(typed.size() == 1);
}

TEST_CASE("KioskWindow: a scanner types nothing into the field, and its Enter sends nothing")
{
    Kiosk kiosk;
    int typed = 0;
    QObject::connect(&kiosk.window, &KioskWindow::codeTyped, [&typed] { ++typed; });
    kiosk.type(Qt::Key_F4);
    kiosk.sendKey(Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
    kiosk.pass(40);
    for (const int key : std::initializer_list<int>{Qt::Key_B, Qt::Key_1, Qt::Key_Escape, Qt::Key_Return}) {
        kiosk.sendKey(key, Qt::NoModifier, QStringLiteral("B"));
        kiosk.pass(10);
    }
    kiosk.pass(40);
    CHECK(kiosk.window.view() == View::Panel);
    CHECK(typed == 0);
    CHECK(kiosk.typedCode().take() == QStringLiteral("A"));
}

TEST_CASE("KioskWindow: a text is pasted without its line ends, as far as a code can be long")
{
    Kiosk kiosk;
    kiosk.type(Qt::Key_F4);
    QGuiApplication::clipboard()->setText(QStringLiteral("AGE1:A B\r\n\t"));
    kiosk.type(Qt::Key_V, Qt::ControlModifier);
    CHECK(kiosk.typedCode().take() == QStringLiteral("AGE1:A B"));
    QGuiApplication::clipboard()->setText(QString(5000, QLatin1Char('A')));
    kiosk.type(Qt::Key_V, Qt::ControlModifier);
    CHECK(kiosk.typedCode().take().size() == ui::TypedCode::kMaxSize);
    QGuiApplication::clipboard()->clear();
}

TEST_CASE("KioskWindow: typing ends with Esc, a verdict, a held code or a minute's rest, and what was typed is gone")
{
    const std::vector<std::function<void(Kiosk&)>> ends{
        [](Kiosk& kiosk) { kiosk.type(Qt::Key_Escape); },
        [](Kiosk& kiosk) { kiosk.type(Qt::Key_F4); },
        [](Kiosk& kiosk) { kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage)); },
        [](Kiosk& kiosk) { kiosk.window.showHeld(); },
        [](Kiosk& kiosk) { kiosk.pass(60'000); },
    };
    for (const auto& end : ends) {
        Kiosk kiosk;
        kiosk.type(Qt::Key_F4);
        kiosk.sendKey(Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
        kiosk.pass(59'000);
        CHECK(kiosk.window.view() == View::Panel);
        end(kiosk);
        CHECK(kiosk.window.view() != View::Panel);
        CHECK_FALSE(kiosk.typedCode().isVisible());
        CHECK(kiosk.typedCode().take().isEmpty());
    }
    Kiosk kiosk; // over a verdict or a held code there is nothing to type
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.pass(1000);
    kiosk.type(Qt::Key_F4);
    CHECK(kiosk.window.view() == View::Verdict);
}

TEST_CASE("KioskWindow: Esc for the verdict before does not take away the one that has waited")
{
    Kiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.now += ui::Moment{790};
    kiosk.type(Qt::Key_Escape);
    CHECK((kiosk.badge().badge().outcome == verifier::Outcome::Pass));
    CHECK(kiosk.clearedCount == 0);
}
