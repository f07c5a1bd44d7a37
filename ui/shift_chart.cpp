// SPDX-License-Identifier: Apache-2.0
#include "ui/shift_chart.h"

#include "ui/text_block.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// In units.
constexpr double kHatchPitch = 0.9;
constexpr double kLine = 0.25;
constexpr int kQuietModules = 4;
constexpr int kLeastSlots = 4; ///< so that one hour is no wall

enum class Slant : std::uint8_t { Rising, Falling };

void hatch(QPainter& painter, const QRectF& box, const ChartStyle& style, Slant slant)
{
    const double unit = style.unit;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setPen(QPen(style.design.color(Token::Ink), kLine * unit));
    const double pitch = kHatchPitch * unit;
    const int lines = static_cast<int>(std::ceil((box.width() + box.height()) / pitch));
    for (int line = 0; line < lines; ++line) {
        const double x = box.left() - box.height() + line * pitch;
        const double start = slant == Slant::Rising ? box.bottom() : box.top();
        const double end = slant == Slant::Rising ? box.top() : box.bottom();
        painter.drawLine(QPointF(x, start), QPointF(x + box.height(), end));
    }
    painter.restore();
}

/// The least number of one digit and noughts that is no less, 7 and 9 left out.
std::uint64_t roundedUp(std::uint64_t most)
{
    std::uint64_t ten = 1;
    while (true) {
        for (const std::uint64_t factor : {1, 2, 3, 4, 5, 6, 8}) {
            if (factor * ten >= most) {
                return factor * ten;
            }
        }
        ten *= 10;
    }
}

class Chart {
public:
    Chart(const std::vector<HourFigures>& hours, const QRectF& area, const ChartStyle& style)
        : m_hours(hours), m_style(style)
    {
        const QFontMetricsF metrics(style.font);
        for (const HourFigures& hour : hours) {
            m_most = std::max({m_most, hour.codes(), hour.persons()});
        }
        m_most = roundedUp(m_most);
        const double line = kTextPitch * style.font.pixelSize();
        const double scale = metrics.horizontalAdvance(QString::number(m_most)) + style.unit;
        m_bars = area.adjusted(scale, line / 2, 0, -line);
        m_pitch = m_bars.width() / static_cast<double>(std::max<std::size_t>(hours.size(), kLeastSlots));
    }

    void draw(QPainter& painter) const
    {
        drawScale(painter);
        for (std::size_t i = 0; i < m_hours.size(); ++i) {
            const HourFigures& hour = m_hours[i];
            double foot = m_bars.bottom();
            const double left = m_bars.left() + static_cast<double>(i) * m_pitch;
            const auto stack = [&](Series series, double at, double width, std::uint64_t count) {
                const double height = m_bars.height() * static_cast<double>(count) / static_cast<double>(m_most);
                if (count > 0) {
                    drawSwatch(painter, series, {left + at * m_pitch, foot - height, width * m_pitch, height}, m_style);
                }
                foot -= height;
            };
            stack(Series::Pass, 0.08, 0.5, hour.passes);
            stack(Series::Refuse, 0.08, 0.5, hour.refusals);
            stack(Series::CannotTell, 0.08, 0.5, hour.unknown);
            foot = m_bars.bottom();
            stack(Series::Manual, 0.64, 0.28, hour.manual);
            stack(Series::Override, 0.64, 0.28, hour.overrides);
        }
        drawHours(painter);
    }

private:
    void drawScale(QPainter& painter) const
    {
        painter.setPen(QPen(m_style.design.color(Token::ControlLine), kLine * m_style.unit));
        for (const std::uint64_t value : {std::uint64_t{0}, m_most}) {
            const double y = value == 0 ? m_bars.bottom() : m_bars.top();
            painter.drawLine(QPointF(m_bars.left(), y), QPointF(m_bars.right(), y));
        }
        const double width = QFontMetricsF(m_style.font).horizontalAdvance(QString::number(m_most));
        TextBlock most(QString::number(m_most), {m_style.font}, width);
        most.moveTo({m_bars.left() - m_style.unit - width, m_bars.top() - most.height() / 2});
        most.draw(painter, m_style.design.color(Token::Ink2));
    }

    /// As many of them as have room.
    void drawHours(QPainter& painter) const
    {
        const double width = QFontMetricsF(m_style.font).horizontalAdvance(QStringLiteral("00"));
        const auto step = static_cast<std::size_t>(std::ceil(width * 1.4 / m_pitch));
        for (std::size_t i = 0; i < m_hours.size(); i += std::max<std::size_t>(step, 1)) {
            const QString name = QStringLiteral("%1").arg(m_hours[i].hour, 2, 10, QLatin1Char('0'));
            TextBlock hour(name, {m_style.font, kTextPitch, Qt::AlignHCenter}, width);
            const double middle = m_bars.left() + (static_cast<double>(i) + 0.5) * m_pitch;
            hour.moveTo({std::min(middle - width / 2, m_bars.right() - width), m_bars.bottom() + m_style.unit / 4});
            hour.draw(painter, m_style.design.color(Token::Ink2));
        }
    }

    const std::vector<HourFigures>& m_hours;
    const ChartStyle& m_style;
    QRectF m_bars;
    double m_pitch = 1;
    std::uint64_t m_most = 1;
};

} // namespace

QString ShiftFigures::period() const
{
    // An hour does not stand alone on a line.
    const bool isSameDay = to.size() < from.size();
    return (isSameDay ? QStringLiteral("%1\u00A0\u2013\u00A0%2") : QStringLiteral("%1\u00A0\u2013 %2")).arg(from, to);
}

QString ShiftFigures::who() const
{
    return operatorNumber.isEmpty() ? QString() : QCoreApplication::translate("ui", "Operator %1").arg(operatorNumber);
}

void drawSwatch(QPainter& painter, Series series, const QRectF& box, const ChartStyle& style)
{
    const bool isSolid = series == Series::Pass;
    const bool isGrey = series == Series::CannotTell;
    painter.fillRect(box, style.design.color(isSolid ? Token::Ink : isGrey ? Token::Ink2 : Token::Surface));
    if (series == Series::Refuse || series == Series::Override) {
        hatch(painter, box, style, Slant::Rising);
    }
    if (series == Series::Override) {
        hatch(painter, box, style, Slant::Falling);
    }
    const double line = kLine * style.unit;
    painter.setPen(QPen(style.design.color(Token::Ink), line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2));
}

void drawShiftChart(QPainter& painter, const std::vector<HourFigures>& hours, const QRectF& area,
                    const ChartStyle& style)
{
    Chart(hours, area, style).draw(painter);
}

void drawCode(QPainter& painter, const CodePicture& code, const QRectF& area)
{
    if (code.side == 0) {
        return;
    }
    painter.fillRect(area, Qt::white);
    const double module = area.width() / (code.side + 2 * kQuietModules);
    const auto edge = [&](double start, int index) { return start + (index + kQuietModules) * module; };
    std::size_t at = 0;
    for (int y = 0; y < code.side; ++y) {
        for (int x = 0; x < code.side; ++x) {
            if (code.dark[at++]) {
                painter.fillRect(QRectF(QPointF(edge(area.left(), x), edge(area.top(), y)),
                                        QPointF(edge(area.left(), x + 1), edge(area.top(), y + 1))),
                                 Qt::black);
            }
        }
    }
}

} // namespace carded::ui
