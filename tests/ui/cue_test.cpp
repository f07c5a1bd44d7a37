// SPDX-License-Identifier: Apache-2.0
// What the window has heard with what it shows, and what it shows where that is not heard.
#include "tests/ui/kiosk_fixture.h"
#include "ui/cue.h"
#include "ui/state_line.h"

#include <QImage>
#include <doctest/doctest.h>

#include <cmath>

using namespace carded;
using test::Kind;
using test::Kiosk;
using ui::BadgeWidget;
using ui::Cue;
using ui::KioskWindow;
using ui::SoundState;
using verifier::Outcome;
using verifier::Reason;

namespace {

/// The window, and its cues as they come.
struct HeardKiosk : Kiosk {
    HeardKiosk()
    {
        QObject::connect(&window, &KioskWindow::cued, [this](Cue cue) { cues.push_back(cue); });
        QObject::connect(&window, &KioskWindow::functionPressed,
                         [this](int key) { mutes += key == Qt::Key_F8 ? 1 : 0; });
    }
    void setSound(SoundState sound)
    {
        ui::TillState state = test::sampleState();
        state.sound = sound;
        window.setTillState(state);
    }

    std::vector<Cue> cues;
    int mutes = 0;
};

ui::Badge mutedBadge(Reason reason, Kind kind)
{
    ui::BadgeContext context = test::sampleContext(QStringLiteral("en"));
    context.sound = SoundState::Muted;
    return ui::Badge::of(test::sampleVerdict(reason, kind), context);
}

} // namespace

TEST_CASE("KioskWindow: a verdict cues its outcome when it is shown, not when it comes")
{
    HeardKiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough));
    CHECK(kiosk.cues == std::vector{Cue::Pass});
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage)); // the first may not go yet
    CHECK(kiosk.cues.size() == 1);
    kiosk.pass(800);
    CHECK(kiosk.cues == std::vector{Cue::Pass, Cue::Refuse});
    kiosk.pass(1000);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OnlineCode));
    CHECK(kiosk.cues.back() == Cue::CannotTell);
    kiosk.pass(1000);
    kiosk.type(Qt::Key_Escape);
    CHECK(kiosk.cues.size() == 3);
    kiosk.type(Qt::Key_F5);
    CHECK(kiosk.cues.size() == 4);
    CHECK(kiosk.cues.back() == Cue::CannotTell);
}

TEST_CASE("KioskWindow: a held code cues when it is shown, and only then")
{
    HeardKiosk kiosk;
    (void)kiosk.window.showHeld();
    CHECK(kiosk.cues == std::vector{Cue::CodeHeld});
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    (void)kiosk.window.showHeld(); // cannot be shown yet
    CHECK(kiosk.cues == std::vector{Cue::CodeHeld, Cue::Refuse});
}

TEST_CASE("KioskWindow: what blocks the till cues once, until it can check again")
{
    HeardKiosk kiosk;
    ui::TillState state = test::sampleState();
    state.problem = ui::TillProblem::ListOld;
    kiosk.window.setTillState(state);
    CHECK(kiosk.cues.empty());
    state.problem = ui::TillProblem::ListExpired;
    kiosk.window.setTillState(state);
    kiosk.window.setTillState(state);
    state.problem = ui::TillProblem::ClockWrong;
    kiosk.window.setTillState(state);
    CHECK(kiosk.cues == std::vector{Cue::Blocked});
    kiosk.window.setTillState(test::sampleState());
    kiosk.window.setTillState(state);
    CHECK(kiosk.cues == std::vector{Cue::Blocked, Cue::Blocked});
}

TEST_CASE("KioskWindow: F8 asks for mute, over a verdict too, and a scanner's does not")
{
    HeardKiosk kiosk;
    kiosk.type(Qt::Key_F8);
    CHECK(kiosk.mutes == 1);
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    kiosk.type(Qt::Key_F8);
    CHECK(kiosk.mutes == 2);
    CHECK(kiosk.window.view() == KioskWindow::View::Verdict);
    kiosk.scan({Qt::Key_1, Qt::Key_F8, Qt::Key_Return});
    CHECK(kiosk.mutes == 2);
}

TEST_CASE("State line: muted and without a device it has a drawing and a word, and heard it has neither")
{
    ui::TillState state = test::sampleState();
    const std::size_t parts = stateItems(state).size();
    state.sound = SoundState::Muted;
    REQUIRE(stateItems(state).size() == parts + 1);
    CHECK(stateItems(state)[3].text == QStringLiteral("Muted"));
    CHECK((stateItems(state)[3].drawing == ui::StateItem::Drawing::StruckSpeaker));
    CHECK((stateItems(state)[3].severity == ui::Severity::Calm));
    state.sound = SoundState::NoDevice;
    CHECK(stateItems(state)[3].text == QStringLiteral("No sound"));
    CHECK((stateItems(state)[3].severity == ui::Severity::Warning)); // which has a drawing
}

TEST_CASE("State line: the struck speaker stands before its word, in ink")
{
    const auto inkOf = [](SoundState sound) {
        ui::TillState state;
        state.listAge = Seconds{60};
        state.sound = sound;
        ui::StateLine line;
        line.setDesign(ui::Design::of({1024, 600}));
        line.setState(state);
        line.resize(1024, line.heightForWidth(1024));
        const QImage shot = line.grab().toImage();
        int ink = 0;
        for (int x = 0; x < shot.width(); ++x) {
            for (int y = 0; y < shot.height(); ++y) {
                ink += shot.pixel(x, y) == ui::Design().color(ui::Token::Ink).rgb() ? 1 : 0;
            }
        }
        return ink;
    };
    CHECK(inkOf(SoundState::Muted)
          > inkOf(SoundState::Ok) + 250); // 8 px a unit: a quarter of 32 x 32, besides the word
}

TEST_CASE("Badge: where its sound is not heard it counts in dots, from one to three")
{
    for (const auto& [reason, count] :
         {std::pair{Reason::OldEnough, 1}, {Reason::Underage, 2}, {Reason::OnlineCode, 3}}) {
        CHECK(ui::countOf(outcomeOf(reason)) == count);
        ui::BadgeContext context = test::sampleContext(QStringLiteral("en"));
        CHECK(ui::Badge::of(test::sampleVerdict(reason), context).dots == 0);
        for (const SoundState sound : {SoundState::Muted, SoundState::NoDevice}) {
            context.sound = sound;
            CHECK(ui::Badge::of(test::sampleVerdict(reason), context).dots == count);
        }
    }
}

TEST_CASE("Badge: dots come and go with the sound while a verdict stands")
{
    HeardKiosk kiosk;
    kiosk.window.showVerdict(test::sampleVerdict(Reason::Underage));
    CHECK(kiosk.badge().countDots().dots.empty());
    CHECK(kiosk.badge().countDots().rest == kiosk.badge().badgeLayout().bar);
    kiosk.setSound(SoundState::Muted);
    CHECK(kiosk.badge().countDots().dots.size() == 2);
    kiosk.setSound(SoundState::Ok);
    CHECK(kiosk.badge().countDots().dots.empty());
}

TEST_CASE("Badge: dots are drawn beside the bar, clear of texts and frames, at every size")
{
    for (const QSize window : test::kWindowSizes) {
        for (const Kind kind : {Kind::Live, Kind::Demo}) {
            for (const Reason reason : {Reason::OldEnough, Reason::Underage, Reason::OnlineCode}) {
                const auto design = ui::Design::of(window);
                BadgeWidget widget;
                widget.setDesign(design);
                widget.resize(window.width(), window.height() - static_cast<int>(std::ceil(design.px(7))));
                widget.updateBadge(mutedBadge(reason, kind));
                const auto& [dots, rest] = widget.countDots();
                REQUIRE(static_cast<int>(dots.size()) == ui::countOf(outcomeOf(reason)));
                const double frames = design.px(2.75); // of a refusal, and the focus ring in it
                const QRectF clear = QRectF(widget.rect()).adjusted(frames, frames, -frames, -frames);
                const QImage shot = widget.grab().toImage();
                for (const QRectF& dot : dots) {
                    CHECK(clear.contains(dot));
                    CHECK_FALSE(dot.intersects(rest));
                    for (const ui::TextBlock* text : widget.badgeLayout().texts()) {
                        CHECK_FALSE(text->inkBox().intersects(dot));
                    }
                    const QRgb beside = shot.pixel(QPointF(dot.left() - design.px(0.5), dot.center().y()).toPoint());
                    CHECK(shot.pixel(dot.center().toPoint()) != beside);
                }
                CHECK(rest.right() == doctest::Approx(widget.badgeLayout().bar.right()));
            }
        }
    }
}
