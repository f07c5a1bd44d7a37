// SPDX-License-Identifier: Apache-2.0
#include "ui/customer_drawings.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace carded::ui {

namespace {

// All shapes are given in a unit square, y down.

constexpr double kLine = 0.035;

struct Inks {
    QColor ink;
    QColor ground;
};

QPen pen(const Inks& inks, double width = kLine)
{
    return {inks.ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void drawHead(QPainter& painter, const QPointF& centre, double scale)
{
    painter.drawEllipse(centre, 0.17 * scale, 0.19 * scale);
    QPainterPath body(centre + QPointF(-0.34, 0.58) * scale);
    body.cubicTo(centre + QPointF(-0.34, 0.36) * scale, centre + QPointF(-0.22, 0.26) * scale,
                 centre + QPointF(0, 0.26) * scale);
    body.cubicTo(centre + QPointF(0.22, 0.26) * scale, centre + QPointF(0.34, 0.36) * scale,
                 centre + QPointF(0.34, 0.58) * scale);
    body.closeSubpath();
    painter.drawPath(body);
}

/// The corners in which the live picture wants the code, too.
void drawFrame(QPainter& painter, const Inks& inks, const QRectF& box)
{
    const double arm = 0.24 * box.width();
    painter.setPen(pen(inks, 0.045));
    for (const QPointF corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()}) {
        const QPointF inward(corner.x() < box.center().x() ? arm : -arm, corner.y() < box.center().y() ? arm : -arm);
        painter.drawLine(corner, corner + QPointF(inward.x(), 0));
        painter.drawLine(corner, corner + QPointF(0, inward.y()));
    }
}

void drawCode(QPainter& painter, const Inks& inks, const QRectF& box)
{
    constexpr int kModules = 9;
    const double side = box.width() / kModules;
    const auto cell = [&](double column, double row, double size) {
        return QRectF(box.left() + column * side, box.top() + row * side, size * side, size * side);
    };
    painter.setPen(Qt::NoPen);
    for (const auto& [column, row] : {std::pair{0, 0}, {6, 0}, {0, 6}}) {
        painter.setBrush(inks.ink);
        painter.drawRect(cell(column, row, 3));
        painter.setBrush(inks.ground);
        painter.drawRect(cell(column + 0.75, row + 0.75, 1.5));
    }
    painter.setBrush(inks.ink);
    constexpr std::array<std::pair<int, int>, 12> kCells{
        {{4, 0}, {4, 2}, {0, 4}, {2, 4}, {4, 4}, {6, 4}, {8, 4}, {5, 6}, {7, 6}, {4, 8}, {6, 8}, {8, 7}}};
    for (const auto& [column, row] : kCells) {
        painter.drawRect(cell(column, row, 1));
    }
}

/// A phone with a code, `height` of the square high.
void drawPhone(QPainter& painter, const Inks& inks, const QPointF& centre, double height)
{
    const double width = 0.58 * height;
    const QRectF body(centre.x() - width / 2, centre.y() - height / 2, width, height);
    painter.setPen(pen(inks));
    painter.setBrush(inks.ground);
    painter.drawRoundedRect(body, 0.12 * height, 0.12 * height);
    const double code = 0.64 * width;
    drawCode(painter, inks, QRectF(centre.x() - code / 2, centre.y() - code / 2, code, code));
}

void drawArrow(QPainter& painter, const Inks& inks, const QPointF& from, const QPointF& to)
{
    const QPointF along = (to - from) / std::hypot(to.x() - from.x(), to.y() - from.y());
    const QPointF across(-along.y(), along.x());
    painter.setPen(pen(inks, 0.045));
    painter.drawLine(from, to);
    painter.drawPolyline(QPolygonF({to - 0.08 * along + 0.07 * across, to, to - 0.08 * along - 0.07 * across}));
}

void drawDots(QPainter& painter, const Inks& inks)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.ink);
    for (const double x : {0.2, 0.5, 0.8}) {
        painter.drawEllipse(QPointF(x, 0.5), 0.075, 0.075);
    }
}

void drawFace(QPainter& painter, const Inks& inks)
{
    drawFrame(painter, inks, QRectF(0.06, 0.06, 0.88, 0.88));
    painter.setPen(pen(inks));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(0.5, 0.5), 0.26, 0.31);
    painter.setBrush(inks.ink);
    for (const double x : {0.4, 0.6}) {
        painter.drawEllipse(QPointF(x, 0.44), 0.02, 0.02);
    }
    painter.drawArc(QRectF(0.40, 0.50, 0.20, 0.14), 200 * 16, 140 * 16);
}

void drawPerson(QPainter& painter, const Inks& inks)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.ink);
    drawHead(painter, {0.5, 0.30}, 1.1);
}

void drawCard(QPainter& painter, const Inks& inks)
{
    painter.setPen(pen(inks));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(0.04, 0.21, 0.92, 0.58), 0.05, 0.05);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.ink);
    drawHead(painter, {0.28, 0.43}, 0.46);
    painter.setPen(pen(inks, 0.045));
    painter.drawLine(QPointF(0.54, 0.38), QPointF(0.86, 0.38));
    painter.drawLine(QPointF(0.54, 0.50), QPointF(0.86, 0.50));
    painter.drawLine(QPointF(0.54, 0.62), QPointF(0.74, 0.62));
}

/// Too small in the frame, or too large for it.
void drawNearerOrFarther(QPainter& painter, const Inks& inks, Drawing drawing)
{
    const bool isNearer = drawing == Drawing::Nearer;
    drawFrame(painter, inks, QRectF(0.06, 0.06, 0.88, 0.88));
    drawPhone(painter, inks, {0.5, 0.5}, isNearer ? 0.40 : 0.74);
    for (const double side : {-1.0, 1.0}) {
        const QPointF inner(0.5 + side * (isNearer ? 0.18 : 0.27), 0.5);
        const QPointF outer(0.5 + side * (isNearer ? 0.36 : 0.47), 0.5);
        drawArrow(painter, inks, isNearer ? inner : outer, isNearer ? outer : inner);
    }
}

void drawBrighter(QPainter& painter, const Inks& inks)
{
    drawPhone(painter, inks, {0.36, 0.54}, 0.86);
    const QPointF sun(0.80, 0.24);
    painter.setPen(pen(inks));
    painter.setBrush(inks.ground);
    painter.drawEllipse(sun, 0.075, 0.075);
    for (int ray = 0; ray < 8; ++ray) {
        const double angle = ray * std::numbers::pi / 4;
        const QPointF along(std::cos(angle), std::sin(angle));
        painter.drawLine(sun + 0.115 * along, sun + 0.165 * along);
    }
}

void drawTilt(QPainter& painter, const Inks& inks)
{
    painter.save();
    painter.translate(0.5, 0.54);
    painter.rotate(22);
    drawPhone(painter, inks, {0, 0}, 0.72);
    painter.restore();
    painter.setPen(pen(inks, 0.045));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(0.06, 0.06, 0.88, 0.88), 45 * 16, 75 * 16);
    painter.drawPolyline(QPolygonF({QPointF(0.80, 0.08), QPointF(0.815, 0.19), QPointF(0.705, 0.20)}));
}

/// A phone, and the sign of a pause.
void drawHoldStill(QPainter& painter, const Inks& inks)
{
    drawPhone(painter, inks, {0.33, 0.5}, 0.82);
    const QPointF sign(0.79, 0.3);
    painter.setPen(pen(inks));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(sign, 0.165, 0.165);
    painter.setPen(pen(inks, 0.055));
    for (const double x : {-0.05, 0.05}) {
        painter.drawLine(sign + QPointF(x, -0.06), sign + QPointF(x, 0.06));
    }
}

/// Half of it is outside the frame.
void drawWholeCode(QPainter& painter, const Inks& inks)
{
    drawFrame(painter, inks, QRectF(0.04, 0.17, 0.66, 0.66));
    drawPhone(painter, inks, {0.72, 0.5}, 0.82);
    drawArrow(painter, inks, {0.40, 0.5}, {0.17, 0.5});
}

void drawPhoneMoved(QPainter& painter, const Inks& inks)
{
    drawPhone(painter, inks, {0.19, 0.5}, 0.58);
    drawArrow(painter, inks, {0.42, 0.5}, {0.56, 0.5});
    drawFrame(painter, inks, QRectF(0.65, 0.21, 0.31, 0.58));
}

void drawInUnits(QPainter& painter, Drawing drawing, const Inks& inks)
{
    switch (drawing) {
    case Drawing::Dots:
        return drawDots(painter, inks);
    case Drawing::Face:
        return drawFace(painter, inks);
    case Drawing::Person:
        return drawPerson(painter, inks);
    case Drawing::Card:
        return drawCard(painter, inks);
    case Drawing::PhoneWithCode:
        return drawPhone(painter, inks, {0.5, 0.5}, 0.9);
    case Drawing::PhoneMoved:
        return drawPhoneMoved(painter, inks);
    case Drawing::PhoneInFrame:
        drawFrame(painter, inks, QRectF(0.06, 0.06, 0.88, 0.88));
        return drawPhone(painter, inks, {0.5, 0.5}, 0.72);
    case Drawing::Nearer:
    case Drawing::Farther:
        return drawNearerOrFarther(painter, inks, drawing);
    case Drawing::Brighter:
        return drawBrighter(painter, inks);
    case Drawing::Tilt:
        return drawTilt(painter, inks);
    case Drawing::HoldStill:
        return drawHoldStill(painter, inks);
    case Drawing::WholeCode:
        return drawWholeCode(painter, inks);
    }
}

} // namespace

Drawing drawingOf(Hint hint) noexcept
{
    switch (hint) {
    case Hint::Nearer:
        return Drawing::Nearer;
    case Hint::Farther:
        return Drawing::Farther;
    case Hint::Brighter:
        return Drawing::Brighter;
    case Hint::Tilt:
        return Drawing::Tilt;
    case Hint::HoldStill:
        return Drawing::HoldStill;
    case Hint::WholeCode:
        break;
    }
    return Drawing::WholeCode;
}

void drawDrawing(QPainter& painter, Drawing drawing, const QRectF& box, const QColor& ink, const QColor& ground)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = std::min(box.width(), box.height());
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side, side);
    drawInUnits(painter, drawing, {ink, ground});
    painter.restore();
}

} // namespace carded::ui
