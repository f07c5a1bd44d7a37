// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/samples.h"
#include "ui/badge_layout.h"
#include "ui/badge_widget.h"
#include "ui/language.h"
#include "ui/state_line.h"

#include <QImage>
#include <QPainter>
#include <doctest/doctest.h>

#include <cmath>

using namespace carded;
using ui::Badge;
using ui::BadgeLayout;
using ui::Design;
using ui::Language;
using verifier::kAllReasons;
using verifier::Outcome;
using verifier::Reason;

namespace {

/// The field: the window without the state line, and within the frame of a demo or of training.
QRectF fieldOf(QSize window, const Design& design, test::Kind kind)
{
    const double frame = kind == test::Kind::Live ? 0 : design.px(2);
    ui::StateLine line;
    line.setState(test::sampleState());
    line.setDesign(design);
    const int foot = line.heightForWidth(window.width() - static_cast<int>(2 * frame));
    return QRectF(QPointF(0, 0), window).adjusted(frame, frame, -frame, -frame - foot);
}

void checkTexts(const BadgeLayout& layout, const Design& design)
{
    CHECK(layout.fits);
    const QRectF inside = layout.field.adjusted(design.px(4), 0, -design.px(4), -design.px(2.5));
    const auto texts = layout.texts();
    for (const ui::TextBlock* text : texts) {
        CHECK(text->fits());
        CHECK(inside.contains(text->inkBox()));
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            CHECK_FALSE(texts[i]->inkBox().intersects(texts[j]->inkBox()));
        }
        const double empty = layout.symbol.height() * 0.08;
        CHECK_FALSE(texts[i]->inkBox().intersects(layout.symbol.adjusted(0, empty, 0, -empty)));
        CHECK_FALSE(texts[i]->inkBox().intersects(layout.bar));
    }
    CHECK(layout.stepBox.contains(layout.step.inkBox()));
    const double empty = layout.symbol.height() * 0.08; // above and below the shape in its square
    CHECK(inside.contains(layout.symbol.adjusted(0, empty, 0, -empty)));
    CHECK(layout.word.lineCount() == 1);
}

/// Grey, 32 by 18 or 18 by 32, of a window that shows nothing but the badge.
std::vector<double> thumbnail(Reason reason, QSize window)
{
    const Design design = Design::of(window);
    ui::BadgeWidget widget;
    widget.resize(fieldOf(window, design, test::Kind::Live).size().toSize());
    widget.setDesign(design);
    widget.updateBadge(Badge::of(test::sampleVerdict(reason), test::sampleContext(QStringLiteral("en"))));
    const QSize small = design.isPortrait() ? QSize(18, 32) : QSize(32, 18);
    const QImage image = widget.grab().toImage().scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    std::vector<double> grey;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            grey.push_back(qGray(image.pixel(x, y)));
        }
    }
    return grey;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto mean = [](const std::vector<double>& v) {
        double sum = 0;
        for (const double x : v) {
            sum += x;
        }
        return sum / static_cast<double>(v.size());
    };
    const double meanA = mean(a);
    const double meanB = mean(b);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

TEST_CASE("BadgeLayout: every reason, language, size and kind has all its text inside, apart and whole")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const QSize window : test::kWindowSizes) {
            for (const auto kind : {test::Kind::Live, test::Kind::Demo, test::Kind::Training}) {
                for (const Reason reason : kAllReasons) {
                    CAPTURE(tag.toStdString());
                    CAPTURE(window.width());
                    CAPTURE(test::nameOf(reason));
                    const Design design = Design::of(window, 100, tag);
                    const QRectF field = fieldOf(window, design, kind);
                    auto context = test::sampleContext(tag);
                    context.line = ui::BadgeLine::Say;
                    checkTexts(BadgeLayout::of(Badge::of(test::sampleVerdict(reason, kind), context), field, design),
                               design);
                    const Badge badge = Badge::of(test::sampleVerdict(reason, kind), test::sampleContext(tag));
                    const auto layout = BadgeLayout::of(badge, field, design);
                    checkTexts(layout, design);
                    // Demo and training have a band more and a smaller window; a real check's text is at its full size.
                    CHECK(layout.scale >= (kind == test::Kind::Live ? 0.9 : 0.7));
                    if (kind == test::Kind::Live) {
                        CHECK(layout.headline.lineCount() <= (design.isPortrait() ? 2 : 1));
                        CHECK(layout.step.lineCount() <= (design.isPortrait() ? 2 : 1));
                        CHECK(layout.line.lineCount() <= 2);
                    }
                }
            }
        }
    }
}

TEST_CASE("BadgeLayout: text at 200 % is whole, and not smaller than at 100 %")
{
    for (const QString& tag : Language::tags()) {
        Language language;
        REQUIRE(language.use(tag));
        for (const QSize window : test::kWindowSizes) {
            for (const Reason reason : kAllReasons) {
                CAPTURE(tag.toStdString());
                CAPTURE(window.width());
                CAPTURE(test::nameOf(reason));
                const Design design = Design::of(window, 200, tag);
                const Design usual = Design::of(window, 100, tag);
                const Badge badge = Badge::of(test::sampleVerdict(reason), test::sampleContext(tag));
                const auto layout = BadgeLayout::of(badge, fieldOf(window, design, test::Kind::Live), design);
                checkTexts(layout, design);
                const auto before = BadgeLayout::of(badge, fieldOf(window, usual, test::Kind::Live), usual);
                CHECK(layout.line.lineHeight() >= before.line.lineHeight());
            }
        }
    }
}

TEST_CASE("BadgeLayout: a refusal's symbol is left, a pass's right, the third's in the middle")
{
    for (const QSize window : test::kWindowSizes) {
        const Design design = Design::of(window);
        const QRectF field = fieldOf(window, design, test::Kind::Live);
        const auto place = [&](Reason reason) {
            const Badge badge = Badge::of(test::sampleVerdict(reason), test::sampleContext(QStringLiteral("en")));
            const QPointF centre = BadgeLayout::of(badge, field, design).symbol.center();
            return design.isPortrait() ? centre.y() / field.height() : centre.x() / field.width();
        };
        CHECK(place(Reason::CodeTooOld) < 0.25);
        CHECK(place(Reason::OnlineCode) == doctest::Approx(0.5).epsilon(design.isPortrait() ? 0.2 : 0.001));
        CHECK(place(Reason::OldEnough) > 0.75);
    }
}

TEST_CASE("BadgeLayout: a long name from a policy shrinks the text and cuts nothing")
{
    ui::BadgeContext context = test::sampleContext(QStringLiteral("en"));
    context.categories.front().names[QStringLiteral("en")] =
        QStringLiteral("Alcoholic drinks, tobacco products, electronic cigarettes and refill containers");
    for (const QSize window : test::kWindowSizes) {
        for (const Reason reason : {Reason::OldEnough, Reason::SaleHours, Reason::OnlineCode}) {
            CAPTURE(window.width());
            CAPTURE(test::nameOf(reason));
            const Design design = Design::of(window);
            const auto layout = BadgeLayout::of(Badge::of(test::sampleVerdict(reason), context),
                                                fieldOf(window, design, test::Kind::Live), design);
            checkTexts(layout, design);
        }
    }
}

TEST_CASE("BadgeWidget: the outcomes are told apart in a grey thumbnail")
{
    for (const QSize window : test::kWindowSizes) {
        CAPTURE(window.width());
        const auto pass = thumbnail(Reason::OldEnough, window);
        const auto refuse = thumbnail(Reason::CodeTooOld, window);
        const auto cannot = thumbnail(Reason::OnlineCode, window);
        CHECK(correlation(pass, refuse) <= 0.6);
        CHECK(correlation(pass, cannot) <= 0.6);
        CHECK(correlation(refuse, cannot) <= 0.6);
    }
}
