// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/panel_checks.h"
#include "tests/ui/shift_scenes.h"
#include "ui/shift_chart.h"
#include "ui/shift_page.h"
#include "ui/shift_view.h"

#include <QPainter>
#include <doctest/doctest.h>

#include <map>

using namespace carded;
using test::Kiosk;
using ui::Series;
using ui::ShiftSaved;
using ui::ShiftView;
using Purpose = ui::ShiftView::Purpose;

namespace {

struct Shown {
    Kiosk kiosk;
    ShiftView* view = new ShiftView(&kiosk.window); // owned by the window
    int saves = 0;
    int ends = 0;

    explicit Shown(Purpose purpose, const ui::ShiftFigures& figures = test::sampleShift())
    {
        QObject::connect(view, &ShiftView::saveWanted, [this] { ++saves; });
        QObject::connect(view, &ShiftView::endWanted, [this] { ++ends; });
        view->wait(purpose);
        REQUIRE(kiosk.window.open(*view));
        view->show(figures);
    }
    [[nodiscard]] bool says(const char* words) const
    {
        return (view->accessibleName() + view->accessibleDescription()).contains(QString::fromUtf8(words));
    }
};

/// Of the chart's ground: 0 white, 1 all ink.
double inkOf(Series series)
{
    QImage image(200, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    ui::drawSwatch(painter, series, {0, 0, 200, 200}, {{}, 10, {}});
    painter.end();
    double dark = 0;
    for (int y = 20; y < 180; ++y) {
        for (int x = 20; x < 180; ++x) {
            dark += 1 - qGray(image.pixel(x, y)) / 255.0;
        }
    }
    return dark / (160 * 160);
}

} // namespace

TEST_CASE("ShiftView: a shift is read aloud with its operator, its time, and every number")
{
    const Shown shown(Purpose::Look);
    CHECK(shown.view->accessibleName()
          == QStringLiteral("This shift. Operator 17\u00A0\u00B7 2026-11-28 08:02\u00A0\u2013\u00A014:03"));
    CHECK(shown.view->accessibleDescription()
          == QStringLiteral("PASS: 164, STOP: 13, ASK ID: 11, Manual checks: 18, Allowed by a manager: 2, "
                            "Code timed out: 6, Under age: 4, Already used: 2, ID withdrawn: 1, Status not known: 7, "
                            "Online-only code: 3, Issuer not listed: 1"));
    ui::ShiftFigures gaps = test::sampleShift();
    gaps.gaps = 2;
    gaps.operatorNumber.clear();
    const Shown other(Purpose::Look, gaps);
    CHECK(other.says("Gaps in the record: 2"));
    CHECK_FALSE(other.says("Operator"));
}

TEST_CASE("ShiftView: only its end can be saved and ended, and ended only for somebody who is logged in")
{
    Shown look(Purpose::Look);
    look.kiosk.type(Qt::Key_F9);
    look.kiosk.type(Qt::Key_F12);
    CHECK(look.saves + look.ends == 0);
    Shown end(Purpose::End);
    end.kiosk.scan({Qt::Key_F9, Qt::Key_F12, Qt::Key_Return});
    CHECK(end.saves + end.ends == 0);
    end.kiosk.type(Qt::Key_F9);
    CHECK(end.saves == 1);
    end.view->setSaved({ShiftSaved::State::Saving, {}, {}});
    end.kiosk.type(Qt::Key_F9);
    CHECK(end.saves == 1);
    end.kiosk.type(Qt::Key_F12);
    CHECK(end.ends == 1);
    ui::ShiftFigures nobodys = test::sampleShift();
    nobodys.operatorNumber.clear();
    Shown today(Purpose::End, nobodys);
    today.kiosk.type(Qt::Key_F12);
    CHECK(today.ends == 0);
}

TEST_CASE("ShiftView: it says where a shift was saved, or why it was not and who must act")
{
    const Shown end(Purpose::End);
    end.view->setSaved({ShiftSaved::State::Saved, QStringLiteral("/a/b"), QStringLiteral("shift.pdf")});
    CHECK(end.says("Saved as shift.pdf in /a/b"));
    end.view->setSaved({ShiftSaved::State::NoRoom, QStringLiteral("/a/b"), {}});
    CHECK(end.says("Not saved: the till's disk is full. Manager: make room on it."));
    end.view->setSaved({ShiftSaved::State::NotAllowed, QStringLiteral("/a/b"), {}});
    CHECK(end.says("may not write in /a/b"));
    end.view->setSaved({ShiftSaved::State::Failed, QStringLiteral("/a/b"), {}});
    CHECK(end.says("the disk of /a/b fails"));
}

TEST_CASE("ShiftView: before there are numbers it says so, and why there are none, and closed it keeps none")
{
    Shown shown(Purpose::End);
    shown.kiosk.type(Qt::Key_Escape);
    CHECK(shown.kiosk.window.view() == ui::KioskWindow::View::Idle);
    CHECK(shown.view->accessibleDescription().isEmpty());
    shown.view->wait(Purpose::Look);
    CHECK(shown.says("is being read"));
    shown.view->showProblem(ui::RecordsState::NotAllowed);
    CHECK(shown.says("cannot be read. This program may not write the records."));
}

TEST_CASE("ShiftView: in every window its buttons and texts have room, and nothing has a verdict's colour")
{
    for (const QSize size : test::kWindowSizes) {
        for (const Purpose purpose : {Purpose::Look, Purpose::End}) {
            CAPTURE(size.width());
            Shown shown(purpose);
            shown.kiosk.window.resize(size);
            CHECK(test::buttonsFit(*shown.view, ui::Design::of(size), 8));
            CHECK(shown.view->isFitting());
            CHECK(test::verdictPixels(*shown.view) == 0);
        }
    }
}

TEST_CASE("ShiftChart: what bars stand for is told apart in grey")
{
    std::map<Series, double> ink;
    for (const auto series : {Series::Pass, Series::Refuse, Series::CannotTell, Series::Manual, Series::Override}) {
        ink[series] = inkOf(series);
    }
    for (const auto& one : ink) {
        for (const auto& other : ink) {
            if (one.first != other.first) {
                CAPTURE(one.second);
                CAPTURE(other.second);
                CHECK(std::abs(one.second - other.second) > 0.05);
            }
        }
    }
}

TEST_CASE("ShiftChart: a bar is as high as its number, over the highest")
{
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QFont font;
    font.setPixelSize(10);
    ui::drawShiftChart(painter, {{8, 10, 0, 0, 0, 0}, {9, 5, 0, 0, 5, 0}}, {0, 0, 400, 300}, {font, 4});
    painter.end();
    std::vector<int> heights;        // of the ink in each column
    for (int x = 20; x < 400; ++x) { // right of the number of the scale
        heights.push_back(0);
        for (int y = 0; y < 280; ++y) {
            heights.back() += image.pixel(x, y) == ui::Design().color(ui::Token::Ink).rgb() ? 1 : 0;
        }
    }
    const int highest = std::ranges::max(heights);
    const auto columnsOf = [&](int height) {
        return std::ranges::count_if(heights, [&](int other) { return std::abs(other - height) <= 4; });
    };
    CHECK(columnsOf(highest) > 20);
    CHECK(columnsOf(highest / 2) > 20);
}
