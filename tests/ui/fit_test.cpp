// SPDX-License-Identifier: Apache-2.0
// Every text of every scene, as it is drawn in each language, size and text size.
#include "tests/ui/drawn_texts.h"
#include "tests/ui/samples.h"
#include "tests/ui/scenes.h"
#include "ui/line_breaks.h"
#include "ui/touch_button.h"

#include <QPainter>
#include <QWidget>
#include <doctest/doctest.h>

using namespace carded;
using test::DrawnText;

namespace {

/// It is meant to be 3.5 units. Where a band, a manager's offer or nine tiles take the room it is less; at a till's own
/// distance this can still be read.
constexpr double kLeastUnits = 2.2;

/// The first two texts that lie over each other; empty if there are none.
std::string overlapOf(const std::vector<DrawnText>& texts)
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (texts[i].core().intersects(texts[j].core())) {
                return (texts[i].text + QStringLiteral(" | ") + texts[j].text).toStdString();
            }
        }
    }
    return {};
}

/// What is true of every text on one side of the till.
struct Rule {
    std::size_t leastTexts;
    double leastUnits;
};

constexpr Rule ruleOf(test::Scene::Side side)
{
    return side == test::Scene::Side::Cashier ? Rule{5, kLeastUnits} : Rule{1, ui::kKioskTextUnits};
}

void checkTexts(const std::vector<DrawnText>& texts, QSize window, Rule rule)
{
    CHECK(texts.size() >= rule.leastTexts);
    const double unit = ui::Design::of(window).unit();
    const QRectF inside = QRectF(QPointF(0, 0), window).adjusted(2 * unit, 0, -2 * unit, 0);
    for (const DrawnText& text : texts) {
        CAPTURE(text.text.toStdString());
        CHECK(text.widget.contains(text.core()));
        CHECK(inside.contains(text.core()));
        CHECK_FALSE(text.isCut);
        CHECK(text.size >= rule.leastUnits * unit);
    }
    CHECK(overlapOf(texts) == "");
}

/// What is read aloud has no marks for line ends.
void checkSpoken(const QWidget& window)
{
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        CHECK_FALSE(widget->accessibleName().contains(ui::kBreakMark));
        CHECK_FALSE(widget->accessibleDescription().contains(ui::kBreakMark));
    }
}

void checkAll(const char* language)
{
    for (const QSize size : test::kWindowSizes) {
        for (const int percent : {100, 200}) {
            for (const test::Scene& scene : test::allScenes()) {
                if (percent > 100 && scene.side == test::Scene::Side::Customer) {
                    continue; // its text is large, and has one size
                }
                CAPTURE(scene.name.toStdString());
                CAPTURE(size.width());
                CAPTURE(percent);
                const auto window = scene.open({size, QLatin1String(language), percent});
                checkTexts(test::drawnTexts(*window), size, ruleOf(scene.side));
                checkSpoken(*window);
            }
        }
    }
}

/// Three texts: one whole, one beside the widget, one under a rectangle.
class Sloppy final : public QWidget {
protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        QFont font;
        font.setPixelSize(20);
        painter.setFont(font);
        painter.drawText(QPointF(20, 40), QStringLiteral("whole"));
        painter.drawText(QPointF(170, 80), QStringLiteral("beside"));
        painter.drawText(QPointF(20, 120), QStringLiteral("covered"));
        painter.drawText(QPointF(20, 160), QStringLiteral("gone"));
        painter.fillRect(QRectF(40, 100, 20, 30), Qt::black);
        painter.fillRect(QRectF(0, 130, 200, 40), Qt::black);
    }
};

} // namespace

TEST_CASE("Drawn texts: each is found with its place, and what covers it is seen")
{
    Sloppy sloppy;
    sloppy.resize(200, 200);
    const auto texts = test::drawnTexts(sloppy);
    REQUIRE(texts.size() == 3);
    CHECK(texts[0].text == QStringLiteral("whole"));
    CHECK(texts[0].size == 20);
    CHECK(texts[0].widget.contains(texts[0].ink));
    CHECK_FALSE(texts[0].isCut);
    CHECK(texts[0].ink.left() == doctest::Approx(20).epsilon(0.15));
    CHECK(texts[0].ink.bottom() == doctest::Approx(40).epsilon(0.1));
    CHECK_FALSE(texts[1].widget.contains(texts[1].ink));
    CHECK(texts[2].isCut);
    CHECK(overlapOf(texts) == "");
    CHECK(overlapOf({texts[1], texts[0], texts[0]}) == "whole | whole");
}

// A case for each, so that they run side by side.
TEST_CASE("Fit: every text in English is whole, apart from others and large enough")
{
    checkAll("en");
}

TEST_CASE("Fit: every text in Korean is whole, apart from others and large enough")
{
    checkAll("ko");
}

TEST_CASE("Fit: every text in Japanese is whole, apart from others and large enough")
{
    checkAll("ja");
}

TEST_CASE("Fit: every text in Chinese is whole, apart from others and large enough")
{
    checkAll("zh");
}

TEST_CASE("Fit: every text in German is whole, apart from others and large enough")
{
    checkAll("de");
}
