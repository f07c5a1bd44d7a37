// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/kiosk_fixture.h"
#include "tests/ui/sample_portrait.h"
#include "ui/action_button.h"
#include "ui/face_view.h"

#include <QAccessible>
#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::ActionButton;
using ui::FaceView;
using View = ui::KioskWindow::View;

namespace {

/// The window with the question open, and what was answered.
struct Asked {
    Kiosk kiosk;
    FaceView* view = new FaceView(&kiosk.window); // owned by the window
    std::vector<FaceView::Answer> answers;
    int left = 0;

    explicit Asked(FaceView::Beside beside = FaceView::Beside::Camera)
    {
        QObject::connect(view, &FaceView::answered, [this](FaceView::Answer answer) { answers.push_back(answer); });
        QObject::connect(view, &FaceView::left, [this] { ++left; });
        view->ask(test::samplePortrait(), beside);
        REQUIRE(kiosk.window.open(*view));
    }
    [[nodiscard]] QList<ActionButton*> buttons() const { return view->findChildren<ActionButton*>(); }
};

} // namespace

TEST_CASE("FaceView: F9 and F12 answer once, and the question stays until its verdict comes")
{
    for (const auto& [key, answer] :
         {std::pair{Qt::Key_F9, FaceView::Answer::Same}, std::pair{Qt::Key_F12, FaceView::Answer::NotTheSame}}) {
        Asked asked;
        asked.kiosk.type(key);
        asked.kiosk.type(Qt::Key_F9);
        asked.kiosk.type(Qt::Key_F12);
        REQUIRE(asked.answers.size() == 1);
        CHECK((asked.answers.front() == answer));
        CHECK(asked.kiosk.window.view() == View::Panel);
        asked.kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::OldEnough));
        CHECK(asked.kiosk.window.view() == View::Verdict);
        CHECK_FALSE(asked.view->isVisible());
        CHECK(asked.left == 0);
    }
}

TEST_CASE("FaceView: a sound calls for it")
{
    Kiosk kiosk;
    std::vector<ui::Cue> cues;
    QObject::connect(&kiosk.window, &ui::KioskWindow::cued, [&cues](ui::Cue cue) { cues.push_back(cue); });
    auto* const view = new FaceView(&kiosk.window); // owned by the window
    REQUIRE(kiosk.window.open(*view));
    CHECK(cues == std::vector{ui::Cue::FaceCheck});
}

TEST_CASE("FaceView: a scanner's keys, Enter, Space and digits answer nothing")
{
    Asked asked;
    asked.kiosk.scan({Qt::Key_F9, Qt::Key_F12, Qt::Key_Return});
    asked.kiosk.type(Qt::Key_Return);
    asked.kiosk.type(Qt::Key_Space);
    asked.kiosk.type(Qt::Key_1);
    asked.kiosk.type(Qt::Key_Tab); // the focus alone chooses nothing
    asked.kiosk.type(Qt::Key_Return);
    CHECK(asked.answers.empty());
    CHECK(asked.kiosk.chosen.empty());
    asked.kiosk.type(Qt::Key_Right); // what arrows have chosen, Enter answers
    asked.kiosk.type(Qt::Key_Return);
    CHECK(asked.answers.size() == 1);
}

TEST_CASE("FaceView: it is left after 30 s, or by Esc, and nothing of the portrait stays")
{
    for (const bool isByKey : {false, true}) {
        Asked asked;
        asked.kiosk.pass(29'000);
        CHECK(asked.kiosk.window.view() == View::Panel);
        const QImage before = asked.view->grab().toImage();
        isByKey ? asked.kiosk.type(Qt::Key_Escape) : asked.kiosk.pass(1'000);
        CHECK(asked.left == 1);
        CHECK(asked.answers.empty());
        CHECK(asked.kiosk.window.view() == View::Idle);
        CHECK(asked.kiosk.idle().isVisible());
        CHECK(asked.view->grab().toImage() != before);
    }
}

TEST_CASE("FaceView: no answer is chosen before, none looks better, and they are far apart")
{
    for (const QSize size : test::kWindowSizes) {
        CAPTURE(size.width());
        Asked asked;
        asked.kiosk.window.resize(size);
        const auto buttons = asked.buttons();
        REQUIRE(buttons.size() == 2);
        CHECK(asked.kiosk.window.focusWidget() == asked.view);
        const QRect same = buttons[0]->geometry();
        const QRect other = buttons[1]->geometry();
        CHECK(same.size() == other.size());
        const int unit = ui::Design::of(size).unit();
        CHECK(same.height() >= 12 * unit);
        const QRect between = same.united(other);
        const bool isBeside = same.top() == other.top();
        const int gap = isBeside ? between.width() - same.width() - other.width()
                                 : between.height() - same.height() - other.height();
        CHECK(gap >= 24 * unit);
        CHECK(buttons[0]->fittingScale() >= 0.8);
        CHECK(buttons[1]->fittingScale() >= 0.8);
    }
}

TEST_CASE("FaceView: it has no colour of a verdict")
{
    Asked asked;
    const QImage shot = asked.kiosk.window.grab().toImage();
    for (const auto outcome : {verifier::Outcome::Pass, verifier::Outcome::Refuse, verifier::Outcome::CannotVerify}) {
        const QRgb field = ui::Design().fieldColors(outcome).field.rgb();
        int found = 0;
        for (int y = 0; y < shot.height(); ++y) {
            for (int x = 0; x < shot.width(); ++x) {
                found += shot.pixel(x, y) == field ? 1 : 0;
            }
        }
        CHECK(found == 0);
    }
}

TEST_CASE("FaceView: a reader is told the question and each answer with its key")
{
    Asked asked(FaceView::Beside::Customer);
    auto* const dialog = QAccessible::queryAccessibleInterface(asked.view);
    REQUIRE(dialog != nullptr);
    CHECK(dialog->role() == QAccessible::Dialog);
    CHECK(dialog->text(QAccessible::Name).toStdString() == "Is it the same person?");
    CHECK(asked.buttons()[0]->accessibleName().toStdString() == "Same person, key F9");
    CHECK(asked.buttons()[1]->accessibleName().toStdString() == "Not the same, key F12");
}

TEST_CASE("KioskWindow: a verdict that has just come is not taken away by a panel")
{
    Kiosk kiosk;
    auto* const view = new FaceView(&kiosk.window); // owned by the window
    kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::Underage));
    kiosk.pass(700);
    CHECK_FALSE(kiosk.window.open(*view));
    CHECK(kiosk.window.view() == View::Verdict);
    kiosk.pass(100);
    CHECK(kiosk.window.open(*view));
    CHECK(kiosk.window.view() == View::Panel);
}

TEST_CASE("FaceView: a card that carries the photograph is asked about without one, and its answer is as good")
{
    Asked asked(FaceView::Beside::Customer);
    const QImage withPhoto = asked.view->grab().toImage();
    asked.view->askAboutCard(FaceView::Beside::Customer);
    const QImage onCard = asked.view->grab().toImage();
    CHECK(onCard != withPhoto);
    asked.kiosk.type(Qt::Key_F9);
    CHECK((asked.answers == std::vector{FaceView::Answer::Same}));
}
