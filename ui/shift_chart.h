// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"
#include "ui/shift_figures.h"

#include <QFont>
#include <QRectF>

#include <cstdint>
#include <vector>

class QPainter;

namespace carded::ui {

/// What a bar's part stands for. Told apart without any colour, and never in a verdict's.
enum class Series : std::uint8_t { Pass, Refuse, CannotTell, Manual, Override };

/// For a screen or for paper.
struct ChartStyle {
    QFont font;      ///< of numbers
    double unit = 8; ///< in pixels: strokes and hatching are parts of it
    Design design{}; ///< whose colours it has; paper has those of the light theme
};

/// What stands for the series in the chart.
void drawSwatch(QPainter& painter, Series series, const QRectF& box, const ChartStyle& style);

/// Two bars for each hour: codes (passes at the foot), and what persons decided.
void drawShiftChart(QPainter& painter, const std::vector<HourFigures>& hours, const QRectF& area,
                    const ChartStyle& style);

/// Its modules, black on white, with a quiet zone of four.
void drawCode(QPainter& painter, const CodePicture& code, const QRectF& area);

} // namespace carded::ui
