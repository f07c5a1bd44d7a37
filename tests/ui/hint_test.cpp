// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/colour_math.h"
#include "tests/ui/kiosk_fixture.h"
#include "ui/action_button.h"
#include "ui/hint_band.h"
#include "ui/text_block.h"

#include <QAccessible>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace carded;
using test::Kiosk;
using ui::Hint;
using ui::HintBand;

namespace {

constexpr Hint kHints[] = {Hint::Nearer, Hint::Farther, Hint::Brighter, Hint::Tilt, Hint::HoldStill, Hint::WholeCode};

HintBand& bandOf(Kiosk& kiosk)
{
    return *kiosk.window.findChild<HintBand*>();
}

QString nameOf(QWidget& widget, QAccessible::Text which)
{
    return QAccessible::queryAccessibleInterface(&widget)->text(which);
}

std::vector<QRect> placesIn(Kiosk& kiosk)
{
    std::vector<QRect> places{kiosk.idle().preview().geometry()};
    for (const ui::CategoryTile* tile : kiosk.idle().tiles()) {
        places.push_back(tile->geometry());
    }
    return places;
}

/// Qt draws a letter's edge a little differently from time to time, depending on what it has drawn before.
bool isDrawnAlike(const QImage& a, const QImage& b)
{
    constexpr int kEdge = 24;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > kEdge) {
                return false;
            }
        }
    }
    return a.size() == b.size();
}

} // namespace

TEST_CASE("Hint: it is shown below the picture, moves nothing, and goes")
{
    Kiosk kiosk;
    const auto places = placesIn(kiosk);
    HintBand& band = bandOf(kiosk);
    CHECK_FALSE(band.isVisible());
    kiosk.window.setHint(Hint::HoldStill);
    CHECK(band.isVisible());
    CHECK(band.text() == QStringLiteral("Hold it still"));
    CHECK(placesIn(kiosk) == places);
    CHECK(band.geometry().top() == places.front().bottom() + 1);
    CHECK(band.width() == places.front().width());
    kiosk.type(Qt::Key_1); // a category is chosen, and the code waited for
    CHECK(band.isVisible());
    kiosk.window.setHint({});
    CHECK_FALSE(band.isVisible());
    CHECK(band.text().isEmpty());
}

TEST_CASE("Hint: each has words of its own, and they change with the language")
{
    Kiosk kiosk;
    std::set<QString> texts;
    for (const QString& language : ui::Language::tags()) {
        kiosk.window.setLanguage(language);
        QCoreApplication::processEvents();
        for (const Hint hint : kHints) {
            kiosk.window.setHint(hint);
            CHECK_FALSE(bandOf(kiosk).text().isEmpty());
            texts.insert(bandOf(kiosk).text());
        }
    }
    CHECK(texts.size() == static_cast<std::size_t>(ui::Language::tags().size()) * std::size(kHints));
    kiosk.window.setLanguage(QStringLiteral("ko"));
    QCoreApplication::processEvents();
    kiosk.window.setHint(Hint::Nearer);
    CHECK(bandOf(kiosk).text() == QStringLiteral("더 가까이 대 주세요"));
    kiosk.window.setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    CHECK(bandOf(kiosk).text() == QStringLiteral("Hold it nearer"));
}

TEST_CASE("Hint: it fits in one line that can be read, at every size, in every language, with and without a picture")
{
    for (const QSize size : test::kWindowSizes) {
        for (const QString& language : ui::Language::tags()) {
            for (const int largerBy : {0, 1, 2, 3}) {
                Kiosk kiosk;
                kiosk.window.resize(size);
                kiosk.window.setLanguage(language);
                for (int step = 0; step < largerBy; ++step) {
                    kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
                }
                QCoreApplication::processEvents();
                for (const Hint hint : kHints) {
                    kiosk.window.setHint(hint);
                    const HintBand& band = bandOf(kiosk);
                    CAPTURE(size.width());
                    CAPTURE(kiosk.window.textPercent());
                    CAPTURE(band.text().toStdString());
                    const ui::TextBlock line = band.line();
                    CHECK(line.lineCount() == 1);
                    CHECK(QRectF(band.rect()).contains(line.inkBox()));
                    CHECK(kiosk.idle().rect().contains(band.geometry()));
                    CHECK(band.textSize() >= ui::kStateUnits * ui::Design::of(size).unit());
                }
            }
        }
    }
}

TEST_CASE("Hint: with large text it covers the whole question, which leaves the shift's number its place")
{
    for (const QSize size : test::kWindowSizes) {
        Kiosk kiosk;
        kiosk.window.resize(size);
        for (int step = 0; step < 3; ++step) {
            kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
        }
        kiosk.window.setHint(Hint::HoldStill);
        const auto buttons = kiosk.idle().findChildren<ui::ActionButton*>();
        const auto shift = std::ranges::find(buttons, static_cast<int>(Qt::Key_F3), &ui::ActionButton::key);
        REQUIRE(shift != buttons.end());
        const QRect place = (*shift)->geometry();
        const QImage longQuestion = kiosk.idle().grab(place).toImage();
        CAPTURE(size.width());
        CHECK_FALSE(bandOf(kiosk).geometry().intersects(place));
        kiosk.type(Qt::Key_1);
        CHECK((*shift)->geometry() == place);
        CHECK(isDrawnAlike(longQuestion, kiosk.idle().grab(place).toImage()));
    }
}

TEST_CASE("Hint: a till that waits for no code from its camera shows none")
{
    Kiosk kiosk;
    kiosk.window.setHint(Hint::Tilt);
    HintBand& band = bandOf(kiosk);
    SUBCASE("a code is held already")
    {
        kiosk.window.showHeld();
        CHECK_FALSE(band.isVisible());
        kiosk.type(Qt::Key_1);
    }
    SUBCASE("the camera is gone")
    {
        ui::TillState state = test::sampleState();
        state.camera = ui::Device::Missing;
        kiosk.window.setTillState(state);
        CHECK_FALSE(band.isVisible());
        kiosk.window.setTillState(test::sampleState());
    }
    SUBCASE("the till cannot check codes")
    {
        ui::TillState state = test::sampleState();
        state.problem = ui::TillProblem::ListExpired;
        kiosk.window.setTillState(state);
        CHECK_FALSE(band.isVisible());
        kiosk.window.setTillState(test::sampleState());
    }
    SUBCASE("a verdict is being read")
    {
        kiosk.window.showVerdict(test::sampleVerdict(verifier::Reason::OldEnough));
        CHECK_FALSE(band.isVisible());
        kiosk.pass(800);
        kiosk.window.endVerdict();
    }
    CHECK(band.isVisible()); // it has not been forgotten
}

TEST_CASE("Hint: a screen reader is told it as an alert, and with the picture")
{
    Kiosk kiosk;
    kiosk.window.setHint(Hint::WholeCode);
    const auto* const accessible = QAccessible::queryAccessibleInterface(&bandOf(kiosk));
    REQUIRE(accessible != nullptr);
    CHECK(accessible->role() == QAccessible::AlertMessage);
    CHECK(nameOf(bandOf(kiosk), QAccessible::Name) == QStringLiteral("Show the whole code"));
    CHECK(nameOf(kiosk.idle().preview(), QAccessible::Description) == QStringLiteral("Show the whole code"));
    kiosk.window.setLanguage(QStringLiteral("ko"));
    QCoreApplication::processEvents();
    CHECK(nameOf(kiosk.idle().preview(), QAccessible::Description) == QStringLiteral("코드 전체를 보여 주세요"));
    kiosk.window.setHint({});
    CHECK(nameOf(kiosk.idle().preview(), QAccessible::Description).isEmpty());
}

TEST_CASE("Hint: it is drawn light on dark, with contrast enough, and in no colour of a verdict")
{
    CHECK(test::contrast(ui::Design().color(ui::Token::Surface), ui::Design().color(ui::Token::Ink)) >= 7);
    Kiosk kiosk;
    kiosk.window.setHint(Hint::HoldStill);
    const QImage shot = bandOf(kiosk).grab().toImage();
    CHECK(shot.pixel(1, 1) == ui::Design().color(ui::Token::Ink).rgb());
    int light = 0;
    for (int x = 0; x < shot.width(); ++x) {
        for (int y = 0; y < shot.height(); ++y) {
            light += qGray(shot.pixel(x, y)) > 200 ? 1 : 0;
        }
    }
    CHECK(light > 100);
}

TEST_CASE("Hint: under a notice it is shown in place of the question")
{
    Kiosk kiosk;
    ui::TillState state = test::sampleState();
    state.problem = ui::TillProblem::ListOld;
    kiosk.window.setTillState(state);
    kiosk.window.setHint(Hint::Nearer);
    const HintBand& band = bandOf(kiosk);
    CHECK(band.isVisible());
    CHECK(band.height() > 0);
    CHECK_FALSE(band.geometry().intersects(kiosk.idle().preview().geometry()));
}
