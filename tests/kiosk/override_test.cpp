// SPDX-License-Identifier: Apache-2.0
#include "app/manager_pin.h"
#include "tests/kiosk/person_till.h"
#include "ui/badge_widget.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using revocation_cache::contentsOf;
using View = ui::KioskWindow::View;

namespace {

enum class Allows : std::uint8_t { Old, Nothing };

/// A till whose lists are older than its rules allow, whatever day it is, and where a manager may sell all the same.
struct Shop : PersonTill {
    explicit Shop(Allows allows = Allows::Old)
    {
        revocation_cache::TestInput input;
        if (allows == Allows::Old) {
            input.policies.front().toml +=
                "[override]\nallow_for = [\"trust_stale\", \"clock_not_trusted\", \"unknown_issuer\"]\n";
        }
        REQUIRE(input.build(store));
    }
    void setPin() const { REQUIRE(pin().set(asBytes("2468")).has_value()); }
    [[nodiscard]] app::ManagerPin pin() const { return app::ManagerPin(store); }
    void refuse() const { showVerdict(QString::fromStdString(codeOf("1-adult"))); }
    void type(const char* digits) const
    {
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            pressAlone(Qt::Key_0 + (*digit - '0'));
        }
        pressAlone(Qt::Key_F9);
    }
    [[nodiscard]] bool offersManager() const
    {
        const ui::Badge& badge = till->window.findChild<ui::BadgeWidget*>()->badge();
        return !badge.manager.isEmpty() || badge.keys.contains(QStringLiteral("F10"));
    }
};

} // namespace

TEST_CASE("Kiosk: F10 and the PIN allow a sale in spite of a verdict, on record with the check it belongs to")
{
    Shop shop;
    shop.setPin();
    shop.open();
    shop.refuse();
    CHECK(shop.offersManager());
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    shop.type("2468");
    REQUIRE(shop.shows(shop.note()));
    const auto records = decisionsOf(shop.store);
    REQUIRE(records.size() == 2);
    CHECK((records[0].kind == Kind::Check));
    CHECK((records[1].kind == Kind::Override));
    CHECK(records[1].ref == records[0].seq);
    CHECK(records[1].reason == records[0].reason);
    CHECK(records[1].category == "tobacco");
    CHECK(records[1].policy == "KR");
    CHECK(records[1].document.empty());
    CHECK(shop.said() == "Manager has allowed the sale. Recorded. Go on with the sale.");
    shop.press(Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return shop.till->window.view() == View::Idle; }));
    CHECK(shop.till->reasons.size() == 1);
}

TEST_CASE("Kiosk: a wrong PIN is counted and allows nothing, left by Esc, the verdict is back")
{
    Shop shop;
    shop.setPin();
    shop.open();
    shop.refuse();
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    shop.type("2469");
    REQUIRE(waitUntil([&] { return shop.pad().accessibleName().contains(QStringLiteral("wrong. Tries left: 4")); }));
    shop.pressAlone(Qt::Key_Escape);
    CHECK(shop.till->window.view() == View::Verdict);
    CHECK(decisionsOf(shop.store).size() == 1);
    CHECK(shop.pin().state({}).failures == 1);
    PersonTill::letPass(ui::kReplaceLock);
    shop.press(Qt::Key_F10); // the same check may be overridden still
    REQUIRE(shop.shows(shop.pad()));
    shop.type("2468");
    REQUIRE(shop.shows(shop.note()));
    CHECK(decisionsOf(shop.store).at(1).ref == decisionsOf(shop.store).at(0).seq);
    CHECK(shop.pin().state({}).failures == 0);
}

TEST_CASE("Kiosk: after five wrong tries the pad says that it is locked, and is still locked in the next run")
{
    Shop shop;
    shop.setPin();
    shop.open();
    shop.refuse();
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    for (int left = 4; left >= 1; --left) {
        shop.type("1111");
        const QString words = QStringLiteral("Tries left: %1.").arg(left);
        REQUIRE(waitUntil([&] { return shop.pad().accessibleName().contains(words); }));
    }
    shop.type("1111");
    const auto isLocked = [&] { return shop.pad().accessibleName().contains(QStringLiteral("Locked")); };
    REQUIRE(waitUntil(isLocked));
    shop.type("2468");
    CHECK(isLocked());
    shop.till.reset();
    shop.open();
    shop.refuse();
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    CHECK(isLocked());
    shop.type("2468");
    PersonTill::letPass(std::chrono::milliseconds{200});
    CHECK_FALSE(shop.note().isVisible());
    for (const evidence::Record& record : decisionsOf(shop.store)) {
        CHECK((record.kind == Kind::Check));
    }
}

TEST_CASE("Kiosk: a half-typed PIN outlives every code, none of which is judged meanwhile")
{
    Shop shop;
    shop.setPin();
    shop.open();
    shop.refuse();
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    shop.pressAlone(Qt::Key_2);
    shop.pressAlone(Qt::Key_4);
    emit shop.till->window.codeTyped(kSomeLink);
    emit shop.till->window.codeTyped(QString::fromStdString(codeOf("2-minor")));
    PersonTill::letPass(std::chrono::milliseconds{300});
    CHECK(shop.till->reasons.size() == 1);
    CHECK(shop.pad().accessibleDescription().toStdString() == "2 digits");
    shop.type("68");
    REQUIRE(shop.shows(shop.note()));
}

TEST_CASE("Kiosk: without a PIN, without a rule that allows it, or without a record of the check there is no override")
{
    const auto doesNothing = [](const Shop& shop) {
        shop.refuse();
        CHECK_FALSE(shop.offersManager());
        shop.pressAlone(Qt::Key_F10);
        return shop.till->window.view() == View::Verdict && !shop.pad().isVisible();
    };
    Shop withoutPin;
    withoutPin.open();
    CHECK(doesNothing(withoutPin));
    Shop withoutRule(Allows::Nothing);
    withoutRule.setPin();
    withoutRule.open();
    CHECK(doesNothing(withoutRule));
    Shop withoutRecord;
    withoutRecord.setPin();
    std::ofstream(app::recordsFolder(withoutRecord.store)) << "a file where the folder should be";
    withoutRecord.open();
    CHECK(doesNothing(withoutRecord));
}

TEST_CASE("Kiosk: an exception that cannot be recorded is none")
{
    Shop shop;
    shop.setPin();
    shop.open();
    shop.refuse();
    shop.press(Qt::Key_F10);
    REQUIRE(shop.shows(shop.pad()));
    const auto records = app::recordsFolder(shop.store);
    std::filesystem::rename(records, shop.folder / "away");
    std::ofstream(records) << "a file where the folder should be";
    shop.type("2468");
    REQUIRE(shop.shows(shop.note()));
    CHECK(shop.said().starts_with("Not recorded"));
    CHECK(shop.said().ends_with("So no exception can be made. Do not sell this item."));
}
