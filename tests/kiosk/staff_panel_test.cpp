// SPDX-License-Identifier: Apache-2.0
#include "app/staff_panel.h"
#include "tests/kiosk/shift_till.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;

namespace {

/// One screen, and it is the customer's.
struct OneScreen : ShiftTill {
    OneScreen()
    {
        open();
        window.hide();
        windows.show();
        panel = std::make_unique<app::StaffPanel>(app::ManagerPin(store), *kiosk, window, windows);
    }

    QWidget customer;
    app::TillWindows windows{app::WindowKind::Locked, app::CustomerConfig::Screen::Only, window, &customer};
    std::unique_ptr<app::StaffPanel> panel;
};

} // namespace

TEST_CASE("Staff panel: without a PIN nothing comes over the customer's side")
{
    OneScreen till;
    till.panel->open();
    CHECK_FALSE(till.window.isVisible());
    CHECK((till.window.view() == ui::KioskWindow::View::Idle));
}

TEST_CASE("Staff panel: the menu comes behind the PIN, fills the screen, and goes with what was chosen in it")
{
    OneScreen till;
    REQUIRE(app::ManagerPin(till.store).set(asBytes("2468")).has_value());
    till.panel->open();
    CHECK(till.window.isVisible());
    CHECK(till.window.geometry() == till.customer.geometry());
    REQUIRE(till.shows<ui::PinView>());
    till.type("2468");
    REQUIRE(till.shows<ui::MenuView>());
    till.press(Qt::Key_1); // opens another panel when the menu has closed
    REQUIRE(till.shows<ui::ShiftView>());
    CHECK(till.window.isVisible());
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.window.isVisible(); }));
    CHECK(till.customer.isVisible());
}

TEST_CASE("Staff panel: who leaves the PIN pad leaves the customer's side as it was")
{
    OneScreen till;
    REQUIRE(app::ManagerPin(till.store).set(asBytes("2468")).has_value());
    till.panel->open();
    REQUIRE(till.shows<ui::PinView>());
    till.press(Qt::Key_Escape);
    CHECK(waitUntil([&] { return !till.window.isVisible(); }));
    CHECK(till.customer.isVisible());
}
