// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shift_chart.h"
#include "ui/text_block.h"

#include <optional>
#include <vector>

namespace carded::ui {

/// What is counted, and how often it happened.
struct FigureLine {
    std::optional<Series> series; ///< in the chart; none: it is not there
    QString words;
    std::uint64_t count = 0;
};

/// Lines of words and numbers, one below the other.
class FigureList {
public:
    FigureList() = default;
    /// The lines that have room in `area`; the others in one last line, if it is said in `rest` what they are.
    FigureList(const std::vector<FigureLine>& lines, const QString& rest, const QRectF& area, const ChartStyle& style);

    /// Whether all of it is inside the area, nothing left out but what `rest` says.
    [[nodiscard]] bool fits() const noexcept { return m_fits; }
    [[nodiscard]] std::size_t lineCount() const noexcept { return m_lines.size(); }
    [[nodiscard]] double bottom() const noexcept { return m_bottom; }
    void draw(QPainter& painter) const;

private:
    struct Placed {
        std::optional<Series> series;
        QRectF swatch;
        TextBlock words;
        TextBlock number;
    };

    [[nodiscard]] Placed placed(const FigureLine& line, double top) const;
    [[nodiscard]] double heightOf(const FigureLine& line) const;

    QRectF m_area;
    ChartStyle m_style;
    double m_numberWidth = 0;
    double m_bottom = 0;
    bool m_fits = true;
    std::vector<Placed> m_lines;
};

/// What codes and persons decided: three answers, cards, exceptions, and gaps if there are any.
[[nodiscard]] std::vector<FigureLine> figureLines(const ShiftFigures& figures);

/// The reasons for which codes gave no pass.
[[nodiscard]] std::vector<FigureLine> reasonLines(const ShiftFigures& figures);

} // namespace carded::ui
