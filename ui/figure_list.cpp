// SPDX-License-Identifier: Apache-2.0
#include "ui/figure_list.h"

#include "ui/badge_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace carded::ui {

namespace {

// In parts of the text's size.
constexpr double kSwatch = 0.75;
constexpr double kGap = 0.5;
constexpr int kLeastDigits = 3;

/// Enough for all of them together.
double numberWidth(const std::vector<FigureLine>& lines, const QFont& font)
{
    std::uint64_t sum = 0;
    for (const FigureLine& line : lines) {
        sum += line.count;
    }
    const auto digits = std::max<qsizetype>(kLeastDigits, QString::number(sum).size());
    return QFontMetricsF(font).horizontalAdvance(QString(digits, QLatin1Char('0')));
}

} // namespace

FigureList::FigureList(const std::vector<FigureLine>& lines, const QString& rest, const QRectF& area,
                       const ChartStyle& style)
    : m_area(area), m_style(style), m_numberWidth(numberWidth(lines, style.font))
{
    double height = 0;
    std::vector<double> heights;
    for (const FigureLine& line : lines) {
        heights.push_back(heightOf(line));
        height += heights.back();
    }
    const bool areAllPlaced = height <= area.height();
    const double room = area.height() - (areAllPlaced ? 0 : heightOf({{}, rest, 0}));
    double top = area.top();
    FigureLine left{{}, rest, 0};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (left.count == 0 && top + heights[i] <= area.top() + room) {
            m_lines.push_back(placed(lines[i], top));
            top += heights[i];
        } else {
            left.count += lines[i].count;
        }
    }
    if (left.count > 0) {
        m_lines.push_back(placed(left, top));
        top += heightOf(left);
    }
    m_bottom = top;
    const auto isWhole = [](const Placed& line) { return line.words.fits() && line.number.fits(); };
    m_fits = top <= area.bottom() && (areAllPlaced || !rest.isEmpty()) && std::ranges::all_of(m_lines, isWhole);
}

FigureList::Placed FigureList::placed(const FigureLine& line, double top) const
{
    const double size = m_style.font.pixelSize();
    const double lead = (kSwatch + kGap) * size;
    Placed made{line.series, {}, {}, {}};
    made.words = TextBlock(line.words, {m_style.font}, m_area.width() - lead - m_numberWidth - kGap * size);
    made.number = TextBlock(QString::number(line.count), {m_style.font, kTextPitch, Qt::AlignRight}, m_numberWidth);
    made.words.moveTo({m_area.left() + lead, top});
    made.number.moveTo({m_area.right() - m_numberWidth, top});
    made.swatch =
        QRectF(m_area.left(), top + (made.words.lineHeight() - kSwatch * size) / 2, kSwatch * size, kSwatch * size);
    return made;
}

double FigureList::heightOf(const FigureLine& line) const
{
    return placed(line, 0).words.height();
}

void FigureList::draw(QPainter& painter) const
{
    for (const Placed& line : m_lines) {
        if (line.series) {
            drawSwatch(painter, *line.series, line.swatch, m_style);
        }
        line.words.draw(painter, m_style.design.color(Token::Ink));
        line.number.draw(painter, m_style.design.color(Token::Ink));
    }
}

std::vector<FigureLine> figureLines(const ShiftFigures& figures)
{
    const HourFigures& all = figures.all;
    std::vector<FigureLine> lines{
        {Series::Pass, QCoreApplication::translate("ui", "PASS"), all.passes},
        {Series::Refuse, QCoreApplication::translate("ui", "STOP"), all.refusals},
        {Series::CannotTell, QCoreApplication::translate("ui", "ASK ID"), all.unknown},
        {Series::Manual, QCoreApplication::translate("ui", "Manual checks"), all.manual},
        {Series::Override, QCoreApplication::translate("ui", "Allowed by a manager"), all.overrides},
    };
    if (figures.gaps > 0) {
        lines.push_back({{}, QCoreApplication::translate("ui", "Gaps in the record"), figures.gaps});
    }
    return lines;
}

std::vector<FigureLine> reasonLines(const ShiftFigures& figures)
{
    std::vector<FigureLine> lines;
    for (const auto& [reason, count] : figures.reasons) {
        const bool isRefused = verifier::outcomeOf(reason) == verifier::Outcome::Refuse;
        lines.push_back({isRefused ? Series::Refuse : Series::CannotTell,
                         QCoreApplication::translate("ui", wordsFor(reason).headline), count});
    }
    return lines;
}

} // namespace carded::ui
