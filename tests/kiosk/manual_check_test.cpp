// SPDX-License-Identifier: Apache-2.0
#include "app/manual_check.h"
#include "policy/read_policy.h"
#include "tests/kiosk/person_till.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using namespace carded::test;
using evidence::Kind;
using ui::CardDocument;
using ui::ManualChoice;
using View = ui::KioskWindow::View;

namespace {

constexpr UnixTime kDay{Seconds{1'795'824'000}}; // 2026-11-28T00:00:00Z, 09:00 in Seoul

app::DeskState deskWith(const std::string& more)
{
    app::DeskState desk;
    desk.hasState = true;
    auto policy = policy::readPolicy(plainPolicy() + more);
    REQUIRE(policy.has_value());
    desk.policy = *std::move(policy);
    return desk;
}

} // namespace

TEST_CASE("Manual check: the limit is a year or a day, as the rule counts, of the day on the shop's clock")
{
    const auto desk = deskWith(R"toml(
[category.alcohol]
name = { en = "Alcohol" }
[[category.alcohol.rule]]
minimum_age = 18
counting = "birthday"
)toml");
    const auto choices = app::manualChoicesOf(desk, kDay);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].category.id == "tobacco");
    CHECK(choices[0].limit.toStdString() == "2007");
    CHECK(choices[0].documents.size() == 4);
    CHECK(choices[1].limit.toStdString() == "2008-11-28");
    CHECK(app::manualChoicesOf(desk, kDay - std::chrono::hours{10})[1].limit.toStdString() == "2008-11-27");
}

TEST_CASE("Manual check: a clock behind the lists is not believed")
{
    auto desk = deskWith("");
    desk.info.clockFloor = kDay;
    for (const UnixTime now : {UnixTime{}, kDay - std::chrono::hours{24 * 400}}) {
        const auto choices = app::manualChoicesOf(desk, now);
        REQUIRE(choices.size() == 1);
        CHECK(choices[0].limit.toStdString() == "2007");
    }
}

TEST_CASE("Manual check: the rules say which documents, and none for no checks by eye")
{
    const auto some = app::manualChoicesOf(deskWith("[manual_check]\ndocuments = [\"passport\", \"id_card\"]\n"), kDay);
    REQUIRE(some.size() == 1);
    CHECK((some[0].documents == std::vector{CardDocument::Passport, CardDocument::IdCard}));
    CHECK(app::manualChoicesOf(deskWith("[manual_check]\ndocuments = []\n"), kDay).empty());
    app::DeskState none = deskWith("");
    none.hasState = false;
    CHECK(app::manualChoicesOf(none, kDay).empty());
}

TEST_CASE("Manual check: where a licence is needed no other document does, and it is said what the licence must say")
{
    const std::string car = R"toml(
[category.car]
name = { en = "Car" }
[[category.car.rule]]
minimum_age = 21
counting = "birthday"
driving = { any_of = ["B", "1"], held_years = 1 }
)toml";
    const auto choices = app::manualChoicesOf(deskWith(car), kDay);
    REQUIRE(choices.size() == 2);
    CHECK((choices[1].documents == std::vector{CardDocument::DrivingLicence}));
    CHECK(choices[1].licenceClasses.join(QLatin1Char(' ')).toStdString() == "B 1");
    CHECK(choices[1].licenceLimit.toStdString() == "2025-11-28");
    const auto without = app::manualChoicesOf(deskWith(car + "[manual_check]\ndocuments = [\"passport\"]\n"), kDay);
    REQUIRE(without.size() == 1);
    CHECK(without[0].category.id == "tobacco");
}

TEST_CASE(
    "Manual check: what may not be sold at this hour is closed to everybody, unless the clock is known to be wrong")
{
    auto desk = deskWith("no_sale = [{ from = \"08:00\", until = \"10:00\" }]\n");
    CHECK((app::manualChoicesOf(desk, kDay).at(0).hours == ManualChoice::Hours::Closed));
    CHECK((app::manualChoicesOf(desk, kDay + std::chrono::hours{1}).at(0).hours == ManualChoice::Hours::Open));
    desk.info.clockFloor = kDay;
    CHECK((app::manualChoicesOf(desk, kDay - std::chrono::hours{24}).at(0).hours == ManualChoice::Hours::Open));
}

TEST_CASE("Kiosk: on a blocked till F2 asks what is sold, and what is answered is on record before it is told")
{
    PersonTill shop;
    copyDemoStore(shop.store);
    shop.open();
    shop.press(Qt::Key_F2);
    REQUIRE(shop.shows(shop.manual()));
    shop.pressAlone(Qt::Key_2);
    shop.pressAlone(Qt::Key_1);
    shop.pressAlone(Qt::Key_F9);
    REQUIRE(shop.shows(shop.note()));
    const auto records = decisionsOf(shop.store);
    REQUIRE(records.size() == 1);
    const evidence::Record& record = records.front();
    CHECK((record.kind == Kind::Manual));
    CHECK(record.category == shop.till->states.back().policy.categories.at(1).id);
    CHECK(record.document == "id_card");
    CHECK((record.reason == verifier::Reason::OldEnough));
    CHECK(record.minimumAge == 19);
    CHECK(record.policy == "KR");
    CHECK(record.repository.has_value());
    CHECK(record.trust == static_cast<std::int64_t>(shop.till->states.back().info.trustVersion));
    CHECK_FALSE(record.ref.has_value());
    CHECK(record.operatorNumber.empty());
    CHECK(shop.said().starts_with("Recorded ID card seen: old enough."));
    shop.press(Qt::Key_Escape);
    REQUIRE(waitUntil([&] { return shop.till->window.view() == View::Idle; }));
    CHECK(shop.till->reasons.empty());
}

TEST_CASE("Kiosk: F2 on a verdict records a card with the check before it, and the next customer begins")
{
    PersonTill shop;
    copyDemoStore(shop.store);
    shop.open();
    shop.showVerdict(kSomeLink);
    shop.press(Qt::Key_F2);
    REQUIRE(shop.shows(shop.manual()));
    shop.pressAlone(Qt::Key_2);
    shop.pressAlone(Qt::Key_F12);
    REQUIRE(shop.shows(shop.note()));
    const auto records = decisionsOf(shop.store);
    REQUIRE(records.size() == 2);
    CHECK((records[1].kind == Kind::Manual));
    CHECK(records[1].ref == records[0].seq);
    CHECK(records[1].category == records[0].category);
    CHECK(records[1].document == "driving_licence");
    CHECK((records[1].reason == verifier::Reason::Underage));
    CHECK(shop.said().ends_with("Do not sell this item."));
    REQUIRE(waitUntil([&] { return shop.till->window.view() == View::Idle; })); // by itself
    CHECK_FALSE(shop.till->tiles().front()->isChecked());
    emit shop.till->window.codeTyped(QString::fromStdString(codeOf("2-minor"))); // what is sold is not known any more
    REQUIRE(waitUntil([&] { return shop.till->window.view() == View::Held; }));
}

TEST_CASE("Kiosk: left by Esc, a manual check records nothing and gives the verdict back")
{
    PersonTill shop;
    copyDemoStore(shop.store);
    shop.open();
    shop.showVerdict(kSomeLink);
    shop.press(Qt::Key_F2);
    REQUIRE(shop.shows(shop.manual()));
    emit shop.till->window.codeTyped(kSomeLink + QLatin1Char('2')); // not judged meanwhile
    shop.pressAlone(Qt::Key_1);
    shop.pressAlone(Qt::Key_Escape);
    CHECK(shop.till->window.view() == View::Verdict);
    CHECK(decisionsOf(shop.store).size() == 1);
    CHECK(shop.till->reasons.size() == 1);
    PersonTill::letPass(ui::kReplaceLock);
    emit shop.till->window.codeTyped(kSomeLink + QLatin1Char('2')); // and new afterwards
    REQUIRE(waitUntil([&] { return shop.till->reasons.size() == 2; }));
}

TEST_CASE("Kiosk: a manual check that cannot be recorded says so, and why")
{
    PersonTill shop;
    copyDemoStore(shop.store);
    std::ofstream(app::recordsFolder(shop.store)) << "a file where the folder should be";
    shop.open();
    shop.press(Qt::Key_F2);
    REQUIRE(shop.shows(shop.manual()));
    for (const int key : {Qt::Key_1, Qt::Key_3, Qt::Key_F9}) {
        shop.pressAlone(key);
    }
    REQUIRE(shop.shows(shop.note()));
    CHECK(shop.said()
          == "Not recorded This program may not write the records. Passport seen: old enough. Go on with the sale.");
}

TEST_CASE("Kiosk: without lists there are no rules, and F2 does nothing")
{
    PersonTill shop;
    shop.open();
    shop.pressAlone(Qt::Key_F2);
    shop.pressAlone(Qt::Key_F2);
    CHECK(shop.till->window.view() == View::Idle);
    CHECK_FALSE(shop.manual().isVisible());
}
