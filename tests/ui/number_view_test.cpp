// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/language.h"
#include "ui/number_view.h"

#include <doctest/doctest.h>

#include <utility>

using namespace carded;
using test::Kiosk;
using ui::NumberView;

namespace {

/// The window with the boxes open, and what was entered.
struct Asked {
    Kiosk kiosk;
    NumberView* view = new NumberView(&kiosk.window); // owned by the window
    std::vector<std::pair<std::string, std::string>> entered;
    int left = 0;

    explicit Asked(const char* store = "", const char* till = "")
    {
        QObject::connect(view, &NumberView::entered, [this](const QString& newStore, const QString& newTill) {
            entered.emplace_back(newStore.toStdString(), newTill.toStdString());
        });
        QObject::connect(view, &NumberView::left, [this] { ++left; });
        view->ask(QLatin1String(store), QLatin1String(till));
        REQUIRE(kiosk.window.open(*view));
    }
    void type(int key, const char* text, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        kiosk.sendKey(key, modifiers, QString::fromUtf8(text));
        kiosk.pass(40);
    }
    void touch(const char* name) { kiosk.click(*test::buttonNamed(*view, QLatin1String(name))); }
    [[nodiscard]] std::string typed() const { return view->accessibleDescription().toStdString(); }
};

using Entered = std::vector<std::pair<std::string, std::string>>;

} // namespace

TEST_CASE("NumberView: a keyboard types both numbers, and F9 enters them")
{
    Asked asked;
    asked.type(Qt::Key_0, "0");
    asked.type(Qt::Key_4, "4");
    asked.type(Qt::Key_Minus, "-");
    asked.type(Qt::Key_A, "a");
    asked.type(Qt::Key_B, "B", Qt::ShiftModifier);
    CHECK(asked.typed() == "Store's number: 04-aB");
    asked.type(Qt::Key_Tab, "\t");
    asked.type(Qt::Key_3, "3");
    asked.type(Qt::Key_3, "3");
    asked.type(Qt::Key_Backspace, "");
    CHECK(asked.typed() == "Till's number: 3");
    asked.kiosk.type(Qt::Key_F9);
    CHECK(asked.entered == Entered{{"04-aB", "3"}});
}

TEST_CASE("NumberView: a finger does the same, capitals and small letters too")
{
    Asked asked;
    for (const char* name : {"A", "abc", "a", "ABC", "9", "_", "9"}) {
        asked.touch(name);
    }
    asked.touch("Delete");
    CHECK(asked.typed() == "Store's number: Aa9_");
    asked.touch("OK"); // the till's number is missing, so it is asked for
    CHECK(asked.entered.empty());
    asked.touch("7");
    asked.touch("OK");
    CHECK(asked.entered == Entered{{"Aa9_", "7"}});
}

TEST_CASE("NumberView: what can be in no number is not taken, nor more than 32 characters")
{
    Asked asked;
    asked.type(Qt::Key_Slash, "/");
    asked.type(Qt::Key_Space, " ");
    asked.type(Qt::Key_unknown, "상");
    asked.kiosk.type(Qt::Key_Return);
    CHECK(asked.typed() == "Store's number: ");
    for (int i = 0; i < 40; ++i) {
        asked.type(Qt::Key_1, "1");
    }
    CHECK(asked.typed() == "Store's number: " + std::string(32, '1'));
    asked.type(Qt::Key_F9, "");
    CHECK(asked.entered.empty());
}

TEST_CASE("NumberView: the letters of a layout in Hangul are those on the keys")
{
    Asked asked;
    asked.type(Qt::Key_Q, "ㅂ");
    asked.type(Qt::Key_W, "ㅉ", Qt::ShiftModifier);
    CHECK(asked.typed() == "Store's number: qW");
}

TEST_CASE("NumberView: a scanner types nothing into it")
{
    Asked asked("0042", "3");
    asked.kiosk.scan({Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_Return});
    CHECK(asked.typed() == "Store's number: 0042");
    asked.kiosk.type(Qt::Key_Escape);
    CHECK(asked.left == 1);
    CHECK(asked.entered.empty());
}

TEST_CASE("NumberView: every key is large enough for a finger at every size of the window")
{
    for (const QSize size : test::kWindowSizes) {
        CAPTURE(size.width());
        Asked asked;
        asked.kiosk.window.resize(size);
        for (const QString& language : ui::Language::tags()) { // a heading of two lines takes room from the keys
            CAPTURE(language.toStdString());
            asked.kiosk.window.setLanguage(language);
            CHECK(asked.view->isFitting());
        }
        asked.kiosk.window.setLanguage(QStringLiteral("en"));
        CHECK(test::buttonsFit(*asked.view, ui::Design::of(size), 8));
    }
}
