// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "ui/manual_view.h"

#include <QAccessible>
#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::ActionButton;
using ui::CardAnswer;
using ui::CardDocument;
using ui::ManualAnswer;
using ui::ManualChoice;
using ui::ManualView;
using View = ui::KioskWindow::View;

namespace {

/// The window with the question open, and what was answered.
struct Asked {
    Kiosk kiosk;
    ManualView* view = new ManualView(&kiosk.window); // owned by the window
    std::vector<ManualAnswer> answers;
    int left = 0;

    explicit Asked(std::vector<ManualChoice> choices = {test::sampleChoice()})
    {
        QObject::connect(view, &ManualView::answered,
                         [this](const ManualAnswer& answer) { answers.push_back(answer); });
        QObject::connect(view, &ManualView::left, [this] { ++left; });
        view->ask(std::move(choices));
        REQUIRE(kiosk.window.open(*view));
    }
    [[nodiscard]] ActionButton& button(const char* name) const
    {
        ActionButton* const found = test::buttonNamed(*view, QString::fromLatin1(name));
        REQUIRE(found != nullptr);
        return *found;
    }
};

std::vector<ManualChoice> threeChoices()
{
    ManualChoice alcohol = test::sampleChoice();
    alcohol.category = test::sampleCategories()[1];
    alcohol.documents = {CardDocument::Passport};
    return {test::sampleChoice(), alcohol, test::sampleLicenceChoice()};
}

} // namespace

TEST_CASE("ManualView: a document and an answer are told, once")
{
    Asked asked;
    asked.kiosk.type(Qt::Key_3);
    asked.kiosk.type(Qt::Key_F12);
    asked.kiosk.type(Qt::Key_F9);
    asked.kiosk.type(Qt::Key_1);
    asked.kiosk.type(Qt::Key_F9);
    REQUIRE(asked.answers.size() == 1);
    CHECK(asked.answers.front().category == "tobacco");
    CHECK((asked.answers.front().document == CardDocument::Passport));
    CHECK((asked.answers.front().answer == CardAnswer::NotOldEnough));
    asked.kiosk.type(Qt::Key_Escape); // it is being written down: nothing takes it back
    CHECK(asked.left == 0);
    CHECK(asked.kiosk.window.view() == View::Panel);
}

TEST_CASE("ManualView: no answer counts before a document is named")
{
    Asked asked;
    asked.kiosk.type(Qt::Key_F9);
    asked.kiosk.type(Qt::Key_F12);
    CHECK(asked.answers.empty());
    CHECK_FALSE(asked.button("Old enough").isEnabled());
    asked.kiosk.type(Qt::Key_1);
    asked.kiosk.type(Qt::Key_4); // the last one named counts
    CHECK(asked.button("Old enough").isEnabled());
    CHECK_FALSE(asked.button("ID card").isChecked());
    CHECK(asked.button("Residence card").isChecked());
    asked.kiosk.type(Qt::Key_F9);
    REQUIRE(asked.answers.size() == 1);
    CHECK((asked.answers.front().document == CardDocument::ResidenceCard));
    CHECK((asked.answers.front().answer == CardAnswer::OldEnough));
}

TEST_CASE("ManualView: a finger does the same")
{
    Asked asked;
    asked.kiosk.click(asked.button("Driving licence"));
    asked.kiosk.click(asked.button("Not old enough"));
    REQUIRE(asked.answers.size() == 1);
    CHECK((asked.answers.front().document == CardDocument::DrivingLicence));
    Asked other;
    other.kiosk.click(other.button("Back"));
    CHECK(other.left == 1);
    CHECK(other.kiosk.window.view() == View::Idle);
}

TEST_CASE("ManualView: a scanner's keys, Enter and Space answer nothing, what arrows have chosen, Enter answers")
{
    Asked asked;
    asked.kiosk.scan({Qt::Key_1, Qt::Key_F9, Qt::Key_Return});
    asked.kiosk.type(Qt::Key_Return);
    asked.kiosk.type(Qt::Key_Space);
    CHECK_FALSE(asked.button("ID card").isChecked());
    asked.kiosk.type(Qt::Key_2);
    asked.kiosk.scan({Qt::Key_4, Qt::Key_5, Qt::Key_F12, Qt::Key_Return});
    asked.kiosk.type(Qt::Key_Tab);
    asked.kiosk.type(Qt::Key_Return);
    CHECK(asked.answers.empty());
    CHECK(asked.kiosk.chosen.empty());
    asked.button("Residence card").setFocus();
    asked.kiosk.type(Qt::Key_Right);
    asked.kiosk.type(Qt::Key_Return);
    REQUIRE(asked.answers.size() == 1);
    CHECK((asked.answers.front().answer == CardAnswer::OldEnough));
}

TEST_CASE("ManualView: it is left by Esc or after 60 s, and what a person does begins the time anew")
{
    Asked asked;
    asked.kiosk.pass(50'000);
    asked.kiosk.type(Qt::Key_1);
    asked.kiosk.pass(59'000);
    CHECK(asked.left == 0);
    asked.kiosk.pass(1'000);
    CHECK(asked.left == 1);
    CHECK(asked.kiosk.window.view() == View::Idle);
    Asked other;
    other.kiosk.type(Qt::Key_Escape);
    CHECK(other.left == 1);
    CHECK(other.answers.empty());
}

TEST_CASE("ManualView: what is sold is asked first where it is not known")
{
    Asked asked(threeChoices());
    CHECK(asked.view->accessibleName().startsWith(QStringLiteral("Manual check: which product?")));
    CHECK(test::buttonNamed(*asked.view, QStringLiteral("Old enough")) == nullptr);
    CHECK(asked.button("Alcohol").accessibleName().toStdString() == "Alcohol, key 2");
    asked.kiosk.type(Qt::Key_2);
    CHECK(asked.kiosk.chosen.empty()); // the tiles behind it are not pressed
    CHECK(test::buttonNamed(*asked.view, QStringLiteral("ID card")) == nullptr);
    asked.kiosk.click(asked.button("Passport"));
    asked.kiosk.type(Qt::Key_F9);
    REQUIRE(asked.answers.size() == 1);
    CHECK(asked.answers.front().category == "alcohol");
    CHECK((asked.answers.front().document == CardDocument::Passport));
}

TEST_CASE("ManualView: the limit is told with what is sold, and of a licence what it must say")
{
    Asked year;
    CHECK(year.view->accessibleName().toStdString()
          == "I saw the physical card. Tobacco 19+: old enough if born in this year or earlier");
    CHECK(year.view->accessibleDescription().toStdString() == "2007");
    Asked licence({test::sampleLicenceChoice()});
    CHECK(licence.view->accessibleName().endsWith(QStringLiteral("born on this day or earlier")));
    CHECK(
        licence.view->accessibleDescription().toStdString()
        == "2005-11-28 The licence: class B\u00A0/\u00A01\u00A0/\u00A02, not expired, issued on 2025-11-28 or earlier");
    licence.kiosk.window.setLanguage(QStringLiteral("ko"));
    QCoreApplication::processEvents();
    CHECK(licence.view->accessibleName().contains(QStringLiteral("렌터카 21+")));
}

TEST_CASE("ManualView: outside sale hours nothing can be answered")
{
    ManualChoice closed = test::sampleChoice();
    closed.hours = ManualChoice::Hours::Closed;
    Asked asked({closed});
    CHECK(asked.view->accessibleName().toStdString() == "Outside sale hours Do not sell this item.");
    for (const int key : {Qt::Key_1, Qt::Key_F9, Qt::Key_F12}) {
        asked.kiosk.type(key);
    }
    CHECK(asked.answers.empty());
    CHECK(test::shownButtons(*asked.view).size() == 1); // back
}

TEST_CASE("ManualView: everything fits in every size, and the answers are far apart, alike and unchosen")
{
    for (const QSize size : test::kWindowSizes) {
        for (const bool isLarge : {false, true}) {
            CAPTURE(size.width());
            CAPTURE(isLarge);
            for (const auto& choices : {std::vector{test::sampleChoice()}, std::vector{test::sampleLicenceChoice()}}) {
                Asked asked(choices);
                asked.kiosk.window.resize(size);
                for (int step = 0; isLarge && step < 3; ++step) {
                    asked.kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
                }
                const ui::Design design = ui::Design::of(size, asked.kiosk.window.textPercent());
                CHECK(asked.kiosk.window.focusWidget() == asked.view);
                CHECK(test::buttonsFit(*asked.view, design, 8));
                CHECK(asked.view->isFitting());
                const ActionButton& yes = asked.button("Old enough");
                const ActionButton& no = asked.button("Not old enough");
                CHECK(yes.size() == no.size());
                CHECK(yes.height() >= design.px(12));
                CHECK(test::gapBetween(yes, no) >= design.px(24));
            }
            Asked products(threeChoices());
            products.kiosk.window.resize(size);
            CHECK(test::buttonsFit(*products.view, ui::Design::of(size), 8));
        }
    }
}

TEST_CASE("ManualView: it has no colour of a verdict, whatever was chosen")
{
    Asked asked;
    CHECK(test::verdictPixels(asked.kiosk.window) == 0);
    asked.kiosk.type(Qt::Key_1);
    CHECK(test::verdictPixels(asked.kiosk.window) == 0);
    asked.kiosk.type(Qt::Key_F9);
    CHECK(test::verdictPixels(asked.kiosk.window) == 0);
}

TEST_CASE("KioskWindow: over a verdict a panel that is left gives it back, for a minute")
{
    for (const bool isLate : {false, true}) {
        Kiosk kiosk;
        auto* const view = new ManualView(&kiosk.window); // owned by the window
        kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::CodeTooOld));
        kiosk.pass(1'000);
        view->ask({test::sampleChoice()});
        REQUIRE(kiosk.window.open(*view));
        kiosk.pass(isLate ? 59'500 : 10'000);
        kiosk.type(Qt::Key_Escape);
        CHECK((kiosk.window.view() == (isLate ? View::Idle : View::Verdict)));
        CHECK(kiosk.clearedCount == (isLate ? 1 : 0));
    }
}

TEST_CASE("KioskWindow: a verdict waits for what a person is answering, and no other panel opens")
{
    Asked asked;
    int shown = 0;
    QObject::connect(&asked.kiosk.window, &ui::KioskWindow::verdictShown, [&] { ++shown; });
    auto* const other = new ManualView(&asked.kiosk.window); // owned by the window
    CHECK(asked.kiosk.window.isAsking());
    CHECK_FALSE(asked.kiosk.window.open(*other));
    asked.kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::Underage));
    asked.kiosk.pass(5'000);
    CHECK(asked.kiosk.window.view() == View::Panel);
    CHECK(shown == 0);
    asked.kiosk.type(Qt::Key_Escape);
    CHECK(asked.kiosk.window.view() == View::Verdict);
    CHECK(asked.kiosk.badge().badge().headline.toStdString() == "Under age");
    CHECK(shown == 1);
    CHECK_FALSE(asked.kiosk.window.isAsking());
}

TEST_CASE("KioskWindow: the next customer takes an open panel and a waiting verdict away")
{
    Asked asked;
    asked.kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::Underage));
    asked.kiosk.window.dismiss();
    CHECK(asked.kiosk.window.view() == View::Idle);
    CHECK_FALSE(asked.view->isVisible());
    CHECK(asked.kiosk.clearedCount == 1);
    asked.kiosk.pass(5'000);
    CHECK(asked.kiosk.window.view() == View::Idle);
}
