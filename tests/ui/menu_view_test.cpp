// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/menu_view.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::MenuItem;
using ui::MenuView;

namespace {

struct Offered {
    Kiosk kiosk;
    MenuView* view = new MenuView(&kiosk.window); // owned by the window
    std::vector<MenuItem> chosen;

    Offered(MenuView::Menu menu, const std::vector<MenuItem>& items)
    {
        QObject::connect(view, &MenuView::chosen, [this](MenuItem item) { chosen.push_back(item); });
        view->offer(menu, items);
        REQUIRE(kiosk.window.open(*view));
    }
};

} // namespace

TEST_CASE("MenuView: what is offered has its own key, whatever else there is, and arrows and a finger choose it too")
{
    Offered menu(MenuView::Menu::Manager, {MenuItem::EndOfShift, MenuItem::EndTraining, MenuItem::SoundTest});
    menu.kiosk.type(Qt::Key_1);
    CHECK(menu.chosen.empty());
    menu.kiosk.type(Qt::Key_3);
    menu.kiosk.type(Qt::Key_Down);
    menu.kiosk.type(Qt::Key_Return);
    auto* const sounds = test::buttonNamed(*menu.view, QStringLiteral("Sound test"));
    REQUIRE(sounds != nullptr);
    menu.kiosk.click(*sounds);
    CHECK((menu.chosen == std::vector{MenuItem::EndTraining, MenuItem::EndOfShift, MenuItem::SoundTest}));
    menu.view->offer(MenuView::Menu::Manager, {MenuItem::Shift});
    menu.kiosk.type(Qt::Key_3);
    menu.kiosk.type(Qt::Key_1);
    CHECK((menu.chosen.back() == MenuItem::Shift));
    menu.kiosk.type(Qt::Key_Escape);
    CHECK(menu.kiosk.window.view() == ui::KioskWindow::View::Idle);
}

TEST_CASE("MenuView: a scanner chooses nothing")
{
    Offered menu(MenuView::Menu::Manager, {MenuItem::Shift, MenuItem::EndOfShift, MenuItem::StartTraining});
    menu.kiosk.scan({Qt::Key_3, Qt::Key_1, Qt::Key_2, Qt::Key_Return});
    menu.kiosk.type(Qt::Key_Return);
    CHECK(menu.chosen.empty());
}

TEST_CASE("MenuView: where sounds are tried it says that they are muted or not there, and elsewhere it does not")
{
    Offered sounds(MenuView::Menu::Sounds, {MenuItem::HearPass, MenuItem::HearStop, MenuItem::HearAskId});
    CHECK(sounds.view->accessibleName() == QStringLiteral("Sound test"));
    sounds.view->setSound(ui::SoundState::Muted);
    CHECK(sounds.view->accessibleName().contains(QStringLiteral("F8")));
    sounds.view->setSound(ui::SoundState::NoDevice);
    CHECK(sounds.view->accessibleName().contains(QStringLiteral("no sound device")));
    sounds.view->offer(MenuView::Menu::Manager, {MenuItem::Shift});
    CHECK(sounds.view->accessibleName() == QStringLiteral("Manager"));
}

TEST_CASE("MenuView: its buttons are large enough in every window, and none has a verdict's colour")
{
    for (const QSize size : test::kWindowSizes) {
        CAPTURE(size.width());
        Offered menu(MenuView::Menu::Manager,
                     {MenuItem::Shift, MenuItem::EndOfShift, MenuItem::EndTraining, MenuItem::SoundTest});
        menu.kiosk.window.resize(size);
        CHECK(test::buttonsFit(*menu.view, ui::Design::of(size), 8));
        CHECK(menu.view->isFitting());
        CHECK(test::verdictPixels(*menu.view) == 0);
    }
}
