// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/contact_sheet.h"
#include "tests/ui/kiosk_fixture.h"

#include <QApplication>
#include <QPalette>
#include <doctest/doctest.h>

using namespace carded;
using test::Kiosk;
using ui::BadgeWidget;
using ui::Design;
using ui::Look;
using ui::Theme;
using ui::Token;
using verifier::Reason;

namespace {

QRgb groundOf(Kiosk& kiosk)
{
    return kiosk.window.grab().toImage().pixel(2, 2);
}

QRgb groundColor(Theme theme)
{
    return Design::of({1024, 600}, 100, {}, theme).color(Token::Ground).rgb();
}

QPalette paletteOf(Qt::GlobalColor ground, Qt::GlobalColor text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

} // namespace

TEST_CASE("Look: the theme is that of the configuration, else the desktop's")
{
    CHECK(ui::themeOf(QPalette(Qt::lightGray)) == Theme::Light);
    CHECK(ui::themeOf(paletteOf(Qt::darkGray, Qt::white)) == Theme::Dark);
    CHECK(ui::themeOf(paletteOf(Qt::black, Qt::white)) == Theme::HighContrast);
    CHECK(ui::themeOf(paletteOf(Qt::white, Qt::black)) == Theme::HighContrast);

    Kiosk kiosk;
    CHECK(groundOf(kiosk) == groundColor(Theme::Light));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(paletteOf(Qt::darkGray, Qt::white));
    QCoreApplication::processEvents();
    CHECK(groundOf(kiosk) == groundColor(Theme::Dark));
    kiosk.window.setLook({Theme::HighContrast, {}, 100});
    CHECK(groundOf(kiosk) == groundColor(Theme::HighContrast));
    QApplication::setPalette(before);
    QCoreApplication::processEvents();
    CHECK(groundOf(kiosk) == groundColor(Theme::HighContrast));
}

TEST_CASE("Look: a verdict is the same on light and on dark ground, and black in high contrast")
{
    for (const Reason reason : {Reason::OldEnough, Reason::CodeTooOld, Reason::OnlineCode}) {
        const auto badgeIn = [&](Theme theme) {
            Kiosk kiosk;
            kiosk.window.setLook({theme, {}, 100});
            kiosk.window.showVerdict(test::sampleVerdict(reason));
            return kiosk.window.findChild<BadgeWidget*>()->grab().toImage();
        };
        const QImage light = badgeIn(Theme::Light);
        const QImage dark = test::smallPicture(badgeIn(Theme::Dark)); // large: letters have other edges each time
        CHECK(test::differenceOf(test::smallPicture(light), test::coarsePicture(dark)) < test::kDifferenceSeen);
        const QImage contrast = badgeIn(Theme::HighContrast);
        CHECK(contrast.size() == light.size());
        CHECK(contrast.pixel(contrast.width() / 8, contrast.height() - 60) == QColor(Qt::black).rgb());
    }
}

TEST_CASE("Look: with reduced motion the time that is left goes by the second")
{
    Kiosk kiosk;
    kiosk.window.setLook({Theme::Light, ui::Motion::Reduced, 100});
    kiosk.window.showVerdict(test::sampleVerdict(Reason::OldEnough)); // for 5 s
    const auto picture = [&] { return kiosk.window.grab().toImage(); };
    kiosk.pass(100);
    const QImage first = picture();
    kiosk.pass(800);
    CHECK(picture() == first);
    kiosk.pass(200);
    CHECK(picture() != first);
}

TEST_CASE("Look: a text size that was set is the one that the keys step from, and each step is told")
{
    Kiosk kiosk;
    std::vector<int> told;
    QObject::connect(&kiosk.window, &ui::KioskWindow::textSizeChanged, [&](int percent) { told.push_back(percent); });
    kiosk.window.setLook({Theme::Light, {}, 150});
    CHECK(kiosk.window.textPercent() == 150);
    kiosk.type(Qt::Key_Plus, Qt::ControlModifier);
    kiosk.type(Qt::Key_Plus, Qt::ControlModifier); // there is none above
    kiosk.type(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(told == std::vector{200, 200, 150});
}
