// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/operator_view.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::OperatorPrompt;
using ui::OperatorView;
using View = ui::KioskWindow::View;

namespace {

/// The window with the question open, and what was answered.
struct Asked {
    Kiosk kiosk;
    OperatorView* view = new OperatorView(&kiosk.window); // owned by the window
    QStringList entered;
    int loggedOut = 0;
    int managers = 0;

    explicit Asked(const OperatorPrompt& prompt = {})
    {
        QObject::connect(view, &OperatorView::entered, [this](const QString& number) { entered += number; });
        QObject::connect(view, &OperatorView::loggedOut, [this] { ++loggedOut; });
        QObject::connect(view, &OperatorView::managerWanted, [this] { ++managers; });
        view->ask(prompt);
        REQUIRE(kiosk.window.open(*view));
    }
    void type(const char* digits)
    {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            kiosk.type(Qt::Key_0 + (*digit - '0'));
        }
    }
    void click(const char* name)
    {
        auto* const button = test::buttonNamed(*view, QString::fromLatin1(name));
        REQUIRE(button != nullptr);
        kiosk.click(*button);
    }
    [[nodiscard]] std::string typed() const { return view->accessibleDescription().toStdString(); }
    [[nodiscard]] bool offers(const char* name) const
    {
        return test::buttonNamed(*view, QString::fromLatin1(name)) != nullptr;
    }
};

} // namespace

TEST_CASE("OperatorView: digits and F9 log in, the zeros of a number stay, and a finger does the same")
{
    Asked asked;
    CHECK(asked.view->accessibleName() == QStringLiteral("Who is at the till? Nobody is logged in."));
    asked.kiosk.type(Qt::Key_F9); // nothing was typed
    asked.type("0107");
    CHECK(asked.typed() == "0107");
    asked.kiosk.type(Qt::Key_Backspace);
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered == QStringList{QStringLiteral("010")});
    for (const char* name : {"1", "9", "7", "Delete", "OK"}) {
        asked.click(name);
    }
    CHECK(asked.entered == QStringList{QStringLiteral("010"), QStringLiteral("19")});
    asked.type("1234567890123");
    CHECK(asked.typed() == "123456789012");
}

TEST_CASE("OperatorView: logging out is offered to whoever is logged in, the manager's menu always")
{
    Asked nobody;
    CHECK_FALSE(nobody.offers("Log out"));
    nobody.kiosk.type(Qt::Key_F12);
    CHECK(nobody.loggedOut == 0);
    nobody.kiosk.type(Qt::Key_F10);
    CHECK(nobody.managers == 1);
    Asked somebody({QStringLiteral("17"), OperatorPrompt::Leave::Allowed});
    CHECK(somebody.view->accessibleName().contains(QStringLiteral("operator 17")));
    somebody.kiosk.type(Qt::Key_F12);
    somebody.click("Log out");
    somebody.click("Manager");
    CHECK(somebody.loggedOut == 2);
    CHECK(somebody.managers == 1);
}

TEST_CASE("OperatorView: Esc and a minute leave it, but not where a number is needed and nobody is logged in")
{
    Asked asked;
    asked.type("17");
    asked.kiosk.type(Qt::Key_Escape);
    CHECK(asked.kiosk.window.view() == View::Idle);
    CHECK(asked.typed().empty()); // nothing of it is left
    REQUIRE(asked.kiosk.window.open(*asked.view));
    asked.kiosk.pass(61'000);
    CHECK(asked.kiosk.window.view() == View::Idle);

    Asked needed({{}, OperatorPrompt::Leave::NotBeforeLogin});
    CHECK_FALSE(needed.offers("Back"));
    needed.kiosk.type(Qt::Key_Escape);
    needed.kiosk.pass(3'600'000);
    CHECK(needed.kiosk.window.view() == View::Panel);
    Asked change({QStringLiteral("17"), OperatorPrompt::Leave::NotBeforeLogin});
    change.kiosk.type(Qt::Key_Escape);
    CHECK(change.kiosk.window.view() == View::Idle);
    CHECK(change.entered.isEmpty());
}

TEST_CASE("OperatorView: a scanner types and enters nothing, and neither do Enter and Space")
{
    Asked asked;
    asked.kiosk.scan({Qt::Key_1, Qt::Key_7, Qt::Key_F9, Qt::Key_Return});
    CHECK(asked.typed().empty());
    asked.type("17");
    for (const int key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
        asked.kiosk.type(key);
    }
    CHECK(asked.entered.isEmpty());
    CHECK(asked.kiosk.chosen.empty());
    CHECK(asked.kiosk.window.isAsking()); // no code is taken meanwhile
}

TEST_CASE("OperatorView: its buttons are large enough in every window, and no text is cut")
{
    for (const QSize size : test::kWindowSizes) {
        Asked asked({QStringLiteral("888888888888"), OperatorPrompt::Leave::Allowed});
        asked.kiosk.window.resize(size);
        CAPTURE(size.width());
        CHECK(test::buttonsFit(*asked.view, ui::Design::of(size), 8));
        CHECK(asked.view->isFitting());
        CHECK(test::verdictPixels(*asked.view) == 0);
    }
}

TEST_CASE("Idle: the shift's number is a button for F3, by finger too, and the state line has the operator's number")
{
    Kiosk kiosk;
    int pressed = 0;
    QObject::connect(&kiosk.window, &ui::KioskWindow::functionPressed,
                     [&](int key) { pressed += key == Qt::Key_F3 ? 1 : 0; });
    ui::TillState state = test::sampleState();
    state.operatorNumber = QStringLiteral("17");
    kiosk.window.setTillState(state);
    const auto buttons = kiosk.idle().findChildren<ui::ActionButton*>();
    const auto shift = std::ranges::find(buttons, static_cast<int>(Qt::Key_F3), &ui::ActionButton::key);
    REQUIRE(shift != buttons.end());
    CHECK((*shift)->accessibleName() == QStringLiteral("Shift 47, key F3"));
    CHECK((*shift)->height() >= ui::Design::of(kiosk.window.size()).px(8) - 1);
    kiosk.click(**shift);
    kiosk.type(Qt::Key_F3);
    CHECK(pressed == 2);
    const auto items = stateItems(state);
    CHECK(std::ranges::any_of(items, [](const ui::StateItem& item) {
        return item.text == QStringLiteral("Operator 17") && item.severity == ui::Severity::Calm;
    }));
    state.functionKeys.clear();
    kiosk.window.setTillState(state);
    kiosk.click(**shift);
    CHECK(pressed == 2);
}
