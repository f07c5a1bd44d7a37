// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace carded::ui {

/// How an outcome's symbol is drawn.
struct SymbolInk {
    QColor shape;
    QColor ground;       ///< what is under it; the question mark is cut out in this
    bool hollow = false; ///< the triangle as an outline
};

/// Ring and tick, cross, or triangle with a question mark, in the square that fits into `box`.
void drawSymbol(QPainter& painter, verifier::Outcome outcome, const QRectF& box, const SymbolInk& ink);

/// A loudspeaker with a stroke across it, in the square that fits into `box`.
void drawStruckSpeaker(QPainter& painter, const QRectF& box, const SymbolInk& ink);

/// Along the four edges of `rect`, `width` pixels wide: checks for a demo, slanted bars for training.
void drawMarkFrame(QPainter& painter, Mark mark, const QRectF& rect, double width);

} // namespace carded::ui
