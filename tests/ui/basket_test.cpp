// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kiosk_fixture.h"
#include "ui/basket.h"

#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::AfterCheck;
using ui::Basket;
using Chosen = std::vector<int>;
using verifier::Reason;

TEST_CASE("Basket: one press puts in, another takes out, and the order is that of the tiles")
{
    Basket basket;
    basket.press(2);
    basket.press(0);
    CHECK(basket.chosen() == Chosen{0, 2});
    basket.press(2);
    CHECK(basket.chosen() == Chosen{0});
    basket.press(0);
    CHECK(basket.chosen().empty());
}

TEST_CASE("Basket: what is kept for the next customer makes way for the first press, but not for the second")
{
    Basket basket;
    basket.setAfterCheck(AfterCheck::Keep);
    basket.press(0);
    basket.press(1);
    basket.endCheck();
    CHECK(basket.chosen() == Chosen{0, 1});
    basket.press(2);
    CHECK(basket.chosen() == Chosen{2});
    basket.press(0);
    CHECK(basket.chosen() == Chosen{0, 2});
    basket.endCheck();
    basket.press(0); // a kept one is taken out as any other
    CHECK(basket.chosen() == Chosen{2});
    basket.setAfterCheck(AfterCheck::Forget);
    basket.endCheck();
    CHECK(basket.chosen().empty());
}

TEST_CASE("KioskWindow: several tiles are one basket, and a wrong press is taken back by pressing again")
{
    Kiosk kiosk;
    kiosk.type(Qt::Key_3);
    kiosk.click(*kiosk.idle().tiles()[0]);
    kiosk.type(Qt::Key_2);
    kiosk.type(Qt::Key_2);
    CHECK(kiosk.chosen
          == std::vector<std::string>{"rental_car", "tobacco,rental_car", "tobacco,alcohol,rental_car",
                                      "tobacco,rental_car"});
    CHECK(kiosk.idle().tiles()[0]->isChecked());
    CHECK_FALSE(kiosk.idle().tiles()[1]->isChecked());
    CHECK(kiosk.idle().tiles()[2]->isChecked());
}

TEST_CASE("KioskWindow: a category is kept for the next customer where that is configured, until Esc")
{
    Kiosk kiosk;
    kiosk.window.configure({{}, AfterCheck::Keep});
    std::vector<std::string> kept;
    QObject::connect(&kiosk.window, &ui::KioskWindow::cleared,
                     [&kept](const std::string& ids) { kept.push_back(ids); });
    kiosk.type(Qt::Key_1);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    kiosk.pass(5'000);
    CHECK(kept == std::vector<std::string>{"tobacco"});
    CHECK(kiosk.idle().tiles()[0]->isChecked());
    CHECK(kiosk.chosen == std::vector<std::string>{"tobacco"}); // chosen once
    kiosk.type(Qt::Key_Escape);
    CHECK(kept == std::vector<std::string>{"tobacco", ""});
    CHECK_FALSE(kiosk.idle().tiles()[0]->isChecked());
}

TEST_CASE("KioskWindow: other categories in force are none that was chosen")
{
    Kiosk kiosk;
    kiosk.type(Qt::Key_1);
    kiosk.window.setCategories(test::sampleCategories());
    CHECK(kiosk.chosen.size() == 1);
    auto fewer = test::sampleCategories();
    fewer.pop_back();
    kiosk.window.setCategories(fewer);
    CHECK(kiosk.chosen == std::vector<std::string>{"tobacco", ""});
    CHECK_FALSE(kiosk.idle().tiles()[0]->isChecked());
}

TEST_CASE("Badge: a basket has the names of all that is sold, and the highest age")
{
    auto verdict = test::sampleVerdict(Reason::BadSignature);
    verdict.category = "tobacco,rental_car";
    verdict.minimumAge.reset();
    const auto badge = ui::Badge::of(verdict, test::sampleContext(QStringLiteral("en")));
    CHECK(badge.category == QStringLiteral("Tobacco + Rental car\u00A021+"));
    verdict.reason = Reason::OldEnough;
    verdict.minimumAge = 21;
    CHECK(ui::Badge::of(verdict, test::sampleContext(QStringLiteral("en"))).line
          == QStringLiteral("Meets the age for tobacco + rental car (21+)."));
}
