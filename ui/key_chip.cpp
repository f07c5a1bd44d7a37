// SPDX-License-Identifier: Apache-2.0
#include "ui/key_chip.h"

#include "ui/design.h"

namespace carded::ui {

namespace {

// In parts of the text's size.
constexpr double kWidth = 2.3;
constexpr double kHeight = 1.6;

} // namespace

double KeyChip::widthFor(const QFont& font) noexcept
{
    return kWidth * font.pixelSize();
}

KeyChip KeyChip::at(QPointF leftMiddle, const QString& key, const QFont& font)
{
    const double height = kHeight * font.pixelSize();
    KeyChip chip{QRectF(leftMiddle.x(), leftMiddle.y() - height / 2, widthFor(font), height),
                 TextBlock(key, {font, kTextPitch, Qt::AlignHCenter}, widthFor(font))};
    chip.label.moveTo({leftMiddle.x(), leftMiddle.y() - chip.label.height() / 2});
    return chip;
}

} // namespace carded::ui
