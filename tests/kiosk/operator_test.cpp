// SPDX-License-Identifier: Apache-2.0
#include "app/shift_file.h"
#include "tests/kiosk/shift_till.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using View = ui::KioskWindow::View;

namespace {

/// Who stands in the store's checks, in their order.
std::vector<std::string> operatorsOf(const std::filesystem::path& store)
{
    std::vector<std::string> operators;
    for (const evidence::Record& record : recordsOf(store)) {
        if (record.kind == Kind::Check) {
            operators.push_back(record.operatorNumber);
        } else {
            CHECK(record.operatorNumber.empty()); // a start or a stop is nobody's
        }
    }
    return operators;
}

} // namespace

TEST_CASE(
    "Kiosk: an operator's number stands in the checks from logging in to logging out, and each has a shift's number")
{
    ShiftTill till;
    till.open();
    till.check();
    CHECK_FALSE(till.stateLine().contains(QStringLiteral("Operator")));
    till.logIn("017");
    till.check();
    till.logIn("18"); // the next one, without logging out
    till.check();
    till.press(Qt::Key_F3);
    REQUIRE(till.shows<ui::OperatorView>());
    till.press(Qt::Key_F12);
    CHECK(till.isIdle());
    CHECK(till.saysNoMore("Operator"));
    till.check();
    till.close();
    CHECK(operatorsOf(till.store) == std::vector<std::string>{"", "017", "18", ""});
}

TEST_CASE("Kiosk: after a restart nobody is logged in, whoever was before")
{
    ShiftTill till;
    till.open();
    till.logIn("17");
    till.open();
    CHECK_FALSE(till.stateLine().contains(QStringLiteral("Operator")));
    till.check();
    till.close();
    CHECK(operatorsOf(till.store) == std::vector<std::string>{""});
}

TEST_CASE("Kiosk: where a number is needed, no code is taken before somebody has logged in, nor after logging out")
{
    ShiftTill till;
    till.config.needsOperator = true;
    till.open();
    REQUIRE(till.shows<ui::OperatorView>());
    emit till.window.codeTyped(kAnyLink);
    till.press(Qt::Key_Escape);
    ShiftTill::letPass(std::chrono::milliseconds{200});
    CHECK(till.answers == 0);
    CHECK(till.window.view() == View::Panel);
    till.type("17");
    REQUIRE(till.says("Operator 17"));
    till.check();
    till.press(Qt::Key_F3);
    REQUIRE(till.shows<ui::OperatorView>());
    till.press(Qt::Key_F12);
    REQUIRE(till.shows<ui::OperatorView>());
    till.press(Qt::Key_F10); // a manager gets past it, and it is back afterwards
    REQUIRE(till.shows<ui::MenuView>());
    till.press(Qt::Key_Escape);
    REQUIRE(till.shows<ui::OperatorView>());
    till.close();
    CHECK(operatorsOf(till.store) == std::vector<std::string>{"17"});
}
