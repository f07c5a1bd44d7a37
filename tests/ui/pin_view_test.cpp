// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/pin_view.h"

#include <QAccessible>
#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::ActionButton;
using ui::PinPrompt;
using ui::PinQuestion;
using ui::PinView;
using State = ui::PinPrompt::State;
using View = ui::KioskWindow::View;

namespace {

const PinPrompt kAsking{State::Asking, 5, {}, {}};

/// The window with the pad open, and what was entered.
struct Asked {
    Kiosk kiosk;
    PinView* view = new PinView(&kiosk.window); // owned by the window
    std::vector<std::string> entered;
    int left = 0;

    explicit Asked(const PinPrompt& prompt = kAsking)
    {
        QObject::connect(view, &PinView::entered,
                         [this](const WipedBytes& pin) { entered.emplace_back(pin.begin(), pin.end()); });
        QObject::connect(view, &PinView::left, [this] { ++left; });
        view->ask({PinQuestion::Purpose::Override, verifier::Reason::CodeTooOld}, prompt);
        REQUIRE(kiosk.window.open(*view));
    }
    void type(const char* digits)
    {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            kiosk.type(Qt::Key_0 + (*digit - '0'));
        }
    }
    [[nodiscard]] ActionButton& button(const char* name) const
    {
        ActionButton* const found = test::buttonNamed(*view, QString::fromLatin1(name));
        REQUIRE(found != nullptr);
        return *found;
    }
    [[nodiscard]] std::string digits() const { return view->accessibleDescription().toStdString(); }
};

} // namespace

TEST_CASE("PinView: digits and F9 enter a PIN, the zero is a digit like the others")
{
    Asked asked;
    asked.type("0107");
    CHECK(asked.digits() == "4 digits");
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered == std::vector<std::string>{"0107"});
    CHECK(asked.left == 0);
    CHECK(asked.digits() == "0 digits");
    asked.type("11111"); // nothing is taken while it is looked at
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered.size() == 1);
    asked.view->setPrompt({State::Wrong, 4, {}, {}});
    asked.type("22222");
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered.back() == "22222");
}

TEST_CASE("PinView: a finger does the same, and a digit is always in the same place")
{
    std::vector<QRect> places;
    for (int round = 0; round < 2; ++round) {
        Asked asked;
        for (const char* name : {"9", "0", "5", "5", "1"}) {
            asked.kiosk.click(asked.button(name));
        }
        asked.kiosk.click(asked.button("Delete"));
        asked.kiosk.click(asked.button("OK"));
        CHECK(asked.entered == std::vector<std::string>{"9055"});
        for (int digit = 0; digit < 10; ++digit) {
            const QRect place = asked.button(std::to_string(digit).c_str()).geometry();
            if (round == 0) {
                places.push_back(place);
            } else {
                CHECK(place == places[static_cast<std::size_t>(digit)]);
            }
        }
        asked.kiosk.click(asked.button("Back"));
        CHECK(asked.left == 1);
    }
}

TEST_CASE("PinView: Enter, Space, arrows and a scanner enter and type nothing")
{
    Asked asked;
    asked.kiosk.scan({Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_Return});
    CHECK(asked.digits() == "0 digits");
    asked.type("1234");
    for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Right, Qt::Key_Return, Qt::Key_Tab,
                          Qt::Key_Return, Qt::Key_Space}) {
        asked.kiosk.type(key);
    }
    asked.kiosk.scan({Qt::Key_8, Qt::Key_8, Qt::Key_F9, Qt::Key_Return});
    CHECK(asked.entered.empty());
    CHECK(asked.digits() == "4 digits");
    CHECK(asked.kiosk.chosen.empty());
}

TEST_CASE("PinView: fewer than 4 digits enter nothing, more than 12 are not taken, the last can be deleted")
{
    Asked asked;
    asked.type("123");
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered.empty());
    CHECK_FALSE(asked.button("OK").isEnabled());
    asked.type("45678901299");
    CHECK(asked.digits() == "12 digits");
    asked.kiosk.type(Qt::Key_Backspace);
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered == std::vector<std::string>{"12345678901"});
}

TEST_CASE("PinView: it is left by Esc or after 30 s without a key, and what was typed is gone")
{
    for (const bool isByKey : {false, true}) {
        Asked asked;
        asked.kiosk.pass(29'000);
        asked.type("12345");
        asked.kiosk.pass(29'000);
        CHECK(asked.left == 0);
        isByKey ? asked.kiosk.type(Qt::Key_Escape) : asked.kiosk.pass(1'000);
        CHECK(asked.left == 1);
        CHECK(asked.kiosk.window.view() == View::Idle);
        CHECK(asked.digits() == "0 digits");
        CHECK(asked.entered.empty());
    }
}

TEST_CASE("PinView: a half-typed PIN is not taken away by a verdict")
{
    Asked asked;
    asked.type("12");
    asked.kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::OldEnough));
    asked.kiosk.pass(2'000);
    CHECK(asked.digits() == "2 digits");
    asked.type("34");
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered == std::vector<std::string>{"1234"});
}

TEST_CASE("PinView: no digit is on the screen or told to a reader")
{
    Asked one;
    Asked other;
    one.type("123456");
    other.type("987654");
    CHECK(one.view->grab().toImage() == other.view->grab().toImage());
    CHECK(one.view->accessibleName() == other.view->accessibleName());
    CHECK(one.view->accessibleDescription() == other.view->accessibleDescription());
}

TEST_CASE("PinView: it says what for, how many tries are left, and since and until when it is locked")
{
    Asked asked;
    CHECK(asked.view->accessibleName().toStdString() == "Manager: sell anyway? Type the PIN. Tries left: 5.");
    asked.view->setPrompt({State::Wrong, 1, {}, {}});
    CHECK(asked.view->accessibleName().toStdString() == "Manager: sell anyway? This PIN is wrong. Tries left: 1.");
    asked.view->setPrompt({State::Locked, 0, QStringLiteral("14:03"), QStringLiteral("14:08")});
    CHECK(asked.view->accessibleName().endsWith(QStringLiteral("since 14:03, until 14:08.")));
    for (const State state : {State::Checking, State::Locked, State::Damaged, State::Unusable}) {
        asked.view->setPrompt({state, 0, {}, {}});
        asked.type("1234");
        asked.kiosk.type(Qt::Key_F9);
        CHECK(asked.digits() == "0 digits");
        CHECK_FALSE(asked.button("1").isEnabled());
    }
    CHECK(asked.entered.empty());
}

TEST_CASE("PinView: everything fits in every size, and it has no colour of a verdict")
{
    for (const QSize size : test::kWindowSizes) {
        for (const bool isLarge : {false, true}) {
            for (const char* language : {"en", "ko"}) {
                CAPTURE(size.width());
                CAPTURE(isLarge);
                Asked asked;
                asked.kiosk.window.setLanguage(QLatin1String(language));
                QCoreApplication::processEvents();
                asked.kiosk.window.resize(size);
                for (int step = 0; isLarge && step < 3; ++step) {
                    asked.kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
                }
                const ui::Design design = ui::Design::of(size, asked.kiosk.window.textPercent());
                CHECK(test::buttonsFit(*asked.view, design, 8));
                for (const State state :
                     {State::Asking, State::Wrong, State::Locked, State::Damaged, State::Unusable}) {
                    asked.view->setPrompt({state, 4, QStringLiteral("14:03"), QStringLiteral("14:08")});
                    CHECK(asked.view->isFitting());
                }
            }
        }
    }
    Asked asked;
    asked.type("12345");
    CHECK(test::verdictPixels(asked.kiosk.window) == 0);
}
