// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "tests/ui/setup_scenes.h"
#include "ui/preview_widget.h"
#include "ui/setup_view.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using test::samplePage;
using ui::SetupNote;
using ui::SetupPage;
using ui::SetupStep;
using ui::SetupView;

namespace {

/// The window with a page open, and what was pressed.
struct Opened {
    Kiosk kiosk;
    SetupView* view = new SetupView(&kiosk.window); // owned by the window
    std::vector<int> chosen;
    int goneOn = 0;
    int refused = 0;
    int goneBack = 0;
    int left = 0;

    explicit Opened(const SetupPage& page)
    {
        QObject::connect(view, &SetupView::chosen, [this](int index) { chosen.push_back(index); });
        QObject::connect(view, &SetupView::goneOn, [this] { ++goneOn; });
        QObject::connect(view, &SetupView::refused, [this] { ++refused; });
        QObject::connect(view, &SetupView::goneBack, [this] { ++goneBack; });
        QObject::connect(view, &SetupView::left, [this] { ++left; });
        view->setPage(page);
        REQUIRE(kiosk.window.open(*view));
    }
    [[nodiscard]] ui::ActionButton* button(const char* name) const
    {
        return test::buttonNamed(*view, QString::fromUtf8(name));
    }
    [[nodiscard]] std::string said() const { return view->accessibleDescription().toStdString(); }
};

} // namespace

TEST_CASE("SetupView: F9 goes on, F12 refuses, Esc goes a step back, and a scanner's Enter answers nothing")
{
    Opened opened(samplePage(SetupStep::Confirm));
    opened.kiosk.type(Qt::Key_Return);
    opened.kiosk.type(Qt::Key_Space);
    opened.kiosk.type(Qt::Key_0);
    opened.kiosk.scan({Qt::Key_F9, Qt::Key_F12, Qt::Key_Return});
    CHECK(opened.goneOn + opened.refused + opened.goneBack + opened.left == 0);
    opened.kiosk.type(Qt::Key_F9);
    CHECK(opened.goneOn == 1);
    opened.kiosk.type(Qt::Key_F12);
    CHECK(opened.refused == 1);
    opened.kiosk.type(Qt::Key_Escape);
    CHECK(opened.goneBack == 1);
    CHECK(opened.left == 0);
    opened.kiosk.click(*opened.button("All the same"));
    opened.kiosk.click(*opened.button("It differs"));
    opened.kiosk.click(*opened.button("Back"));
    CHECK(opened.goneOn == 2);
    CHECK(opened.refused == 2);
    CHECK(opened.goneBack == 2);
    CHECK(test::gapBetween(*opened.button("All the same"), *opened.button("It differs"))
          >= 24 * ui::Design::of(opened.kiosk.window.size()).unit() - 2);
}

TEST_CASE("SetupView: a fingerprint is shown whole, four characters at a time")
{
    const SetupPage page = samplePage(SetupStep::Confirm);
    const auto words = ui::wordsOf(page, QStringLiteral("en"));
    CHECK(words.groups.size() == 16);
    CHECK(words.groups.join(QString()) == page.fingerprint);
    const Opened opened(page);
    CHECK(opened.said().find("8f14 e45f ceea") != std::string::npos);
}

TEST_CASE("SetupView: a number or a finger chooses, and what is chosen is told by the page alone")
{
    Opened opened(samplePage(SetupStep::Camera));
    CHECK(opened.button("HD Pro Webcam C920")->isChecked());
    opened.kiosk.type(Qt::Key_2);
    opened.kiosk.click(*opened.button("USB 2.0 Camera"));
    opened.kiosk.type(Qt::Key_3);
    CHECK(opened.chosen == std::vector<int>{1, 1});
    CHECK(opened.button("HD Pro Webcam C920")->isChecked());
    CHECK_FALSE(opened.button("USB 2.0 Camera")->isChecked());
}

TEST_CASE("SetupView: without store and till number nobody goes on")
{
    SetupPage page = samplePage(SetupStep::Code);
    page.till.clear();
    Opened opened(page);
    opened.kiosk.type(Qt::Key_F9);
    CHECK(opened.goneOn == 0);
    page.till = QStringLiteral("3");
    opened.view->setPage(page);
    opened.kiosk.type(Qt::Key_F9);
    CHECK(opened.goneOn == 1);
}

TEST_CASE("SetupView: camera and code have a live picture, the others have none")
{
    for (const SetupStep step : {SetupStep::Language, SetupStep::Code, SetupStep::Confirm, SetupStep::Camera,
                                 SetupStep::Scanner, SetupStep::Save}) {
        const Opened opened(samplePage(step));
        const bool isShown = opened.view->findChild<ui::PreviewWidget*>()->isVisible();
        CHECK(isShown == (step == SetupStep::Code || step == SetupStep::Camera));
    }
}

TEST_CASE("SetupView: it waits ten minutes, and each press begins them anew")
{
    Opened opened(samplePage(SetupStep::Sounds));
    opened.kiosk.pass(599'000);
    opened.kiosk.type(Qt::Key_1);
    opened.kiosk.pass(599'000);
    CHECK(opened.left == 0);
    opened.kiosk.pass(2'000);
    CHECK(opened.left == 1);
}

TEST_CASE("SetupView: nothing on it looks like a verdict, and all that is pressed is large enough")
{
    for (const test::CashierScene& scene : test::setupScenes()) {
        CAPTURE(scene.name.toStdString());
        Kiosk kiosk;
        scene.set(kiosk.window);
        CHECK(test::verdictPixels(kiosk.window) == 0);
        const auto* const panel = kiosk.window.findChild<ui::Panel*>(QString(), Qt::FindDirectChildrenOnly);
        REQUIRE(panel != nullptr);
        for (const auto* view : kiosk.window.findChildren<SetupView*>()) {
            CHECK(view->isFitting());
            CHECK(test::buttonsFit(*view, ui::Design::of(kiosk.window.size()), 8));
        }
    }
}

TEST_CASE("SetupView: that no camera was found is said when somebody has looked")
{
    SetupPage page = samplePage(SetupStep::Camera);
    page.choices.clear();
    page.isLooking = true;
    const Opened opened(page);
    CHECK(opened.view->accessibleDescription().contains(QStringLiteral("Looking for cameras.")));
    page.isLooking = false;
    opened.view->setPage(page);
    CHECK(opened.view->accessibleDescription().contains(QStringLiteral("No camera was found.")));
}
