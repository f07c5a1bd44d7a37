// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "verifier/verdict.h"

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

/// Checks in violet and white along the four edges of `rect`, `width` pixels wide.
void drawDemoFrame(QPainter& painter, const QRectF& rect, double width);

} // namespace carded::ui
