// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/hint.h"

#include <QColor>
#include <QRectF>

#include <cstdint>

class QPainter;

namespace carded::ui {

/// What the customer's side shows besides words. None has a colour of its own.
enum class Drawing : std::uint8_t {
    Dots,   ///< wait
    Face,   ///< a face in the aiming frame: look here
    Person, ///< somebody comes
    Card,   ///< an identity card
    PhoneWithCode,
    PhoneMoved, ///< towards the aiming frame
    PhoneInFrame,
    Nearer,
    Farther,
    Brighter,
    Tilt,
    HoldStill,
    WholeCode,
};

[[nodiscard]] Drawing drawingOf(Hint hint) noexcept;

/// In the square that fits into `box`. `ground` is what is under it.
void drawDrawing(QPainter& painter, Drawing drawing, const QRectF& box, const QColor& ink, const QColor& ground);

} // namespace carded::ui
