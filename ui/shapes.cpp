// SPDX-License-Identifier: Apache-2.0
#include "ui/shapes.h"

#include "ui/design.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace carded::ui {

namespace {

// All shapes are given in a unit square, y down.

QPen roundPen(const QColor& ink, double width)
{
    return {ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void drawRingAndTick(QPainter& painter, const SymbolInk& ink)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(roundPen(ink.shape, 0.10));
    painter.drawEllipse(QPointF(0.5, 0.5), 0.44, 0.44);
    QPainterPath tick(QPointF(0.30, 0.52));
    tick.lineTo(0.45, 0.66);
    tick.lineTo(0.71, 0.36);
    painter.setPen(roundPen(ink.shape, 0.11));
    painter.drawPath(tick);
}

void drawCross(QPainter& painter, const SymbolInk& ink)
{
    painter.setPen(roundPen(ink.shape, 0.24));
    painter.drawLine(QPointF(0.14, 0.14), QPointF(0.86, 0.86));
    painter.drawLine(QPointF(0.86, 0.14), QPointF(0.14, 0.86));
}

/// Drawn, not set in a font, so that it is the same on every machine.
QPainterPath questionMark()
{
    QPainterPath path(QPointF(0.40, 0.315));
    path.arcTo(QRectF(0.40, 0.20, 0.20, 0.20), 170, -215);
    path.quadTo(0.50, 0.44, 0.50, 0.52);
    return path;
}

void drawTriangle(QPainter& painter, const SymbolInk& ink)
{
    QPainterPath triangle(QPointF(0.04, 0.10));
    triangle.lineTo(0.96, 0.10);
    triangle.lineTo(0.50, 0.92);
    triangle.closeSubpath();
    painter.setPen(roundPen(ink.shape, 0.07));
    painter.setBrush(ink.hollow ? ink.ground : ink.shape);
    painter.drawPath(triangle);

    const QColor mark = ink.hollow ? ink.shape : ink.ground;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(roundPen(mark, 0.075));
    painter.drawPath(questionMark());
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark);
    painter.drawEllipse(QPointF(0.50, 0.65), 0.048, 0.048);
}

/// Has `draw` paint in the unit square that fits into `box`.
template <class Draw>
void inUnitSquare(QPainter& painter, const QRectF& box, Draw draw)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(box.width(), box.height());
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side, side);
    draw();
    painter.restore();
}

void drawChecks(QPainter& painter, const QRectF& strip, double side, const QColor& ink)
{
    const int columns = static_cast<int>(std::ceil(strip.width() / side));
    const int rows = static_cast<int>(std::ceil(strip.height() / side));
    for (int row = 0; row < rows; ++row) {
        for (int column = row % 2; column < columns; column += 2) {
            const QRectF check(strip.left() + column * side, strip.top() + row * side, side, side);
            painter.fillRect(check.intersected(strip), ink);
        }
    }
}

/// At 45 degrees, as wide as the gaps between them.
void drawBars(QPainter& painter, const QRectF& strip, double width, const QColor& ink)
{
    painter.save();
    painter.setClipRect(strip);
    painter.setRenderHint(QPainter::Antialiasing);
    const double reach = strip.height();
    for (double x = strip.left() - reach; x < strip.right(); x += 2 * width) {
        const QPointF bar[] = {{x, strip.bottom()},
                               {x + width, strip.bottom()},
                               {x + width + reach, strip.top()},
                               {x + reach, strip.top()}};
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(bar, static_cast<int>(std::size(bar)));
    }
    painter.restore();
}

} // namespace

void drawSymbol(QPainter& painter, verifier::Outcome outcome, const QRectF& box, const SymbolInk& ink)
{
    inUnitSquare(painter, box, [&] {
        switch (outcome) {
        case verifier::Outcome::Pass:
            drawRingAndTick(painter, ink);
            break;
        case verifier::Outcome::Refuse:
            drawCross(painter, ink);
            break;
        case verifier::Outcome::CannotVerify:
            drawTriangle(painter, ink);
            break;
        }
    });
}

void drawStruckSpeaker(QPainter& painter, const QRectF& box, const SymbolInk& ink)
{
    inUnitSquare(painter, box, [&] {
        QPainterPath speaker(QPointF(0.12, 0.36));
        speaker.lineTo(0.30, 0.36);
        speaker.lineTo(0.58, 0.14);
        speaker.lineTo(0.58, 0.86);
        speaker.lineTo(0.30, 0.64);
        speaker.lineTo(0.12, 0.64);
        speaker.closeSubpath();
        painter.setPen(roundPen(ink.shape, 0.06));
        painter.setBrush(ink.shape);
        painter.drawPath(speaker);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(roundPen(ink.shape, 0.09));
        painter.drawArc(QRectF(0.44, 0.22, 0.44, 0.56), -50 * 16, 100 * 16);
        const QLineF stroke(0.10, 0.08, 0.90, 0.92);
        painter.setPen(roundPen(ink.ground, 0.26));
        painter.drawLine(stroke);
        painter.setPen(roundPen(ink.shape, 0.10));
        painter.drawLine(stroke);
    });
}

void drawMarkFrame(QPainter& painter, Mark mark, const QRectF& rect, double width)
{
    const MarkColors paint = markColors(mark);
    const QRectF strips[] = {{rect.left(), rect.top(), rect.width(), width},
                             {rect.left(), rect.bottom() - width, rect.width(), width},
                             {rect.left(), rect.top(), width, rect.height()},
                             {rect.right() - width, rect.top(), width, rect.height()}};
    for (const QRectF& strip : strips) {
        painter.fillRect(strip, paint.field);
        if (mark == Mark::Demo) {
            drawChecks(painter, strip, width / 2, paint.ink);
        } else {
            drawBars(painter, strip, width, paint.ink);
        }
    }
}

} // namespace carded::ui
