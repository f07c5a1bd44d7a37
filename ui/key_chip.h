// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text_block.h"

#include <QRectF>

namespace carded::ui {

/// A key's name in a box.
struct KeyChip {
    QRectF box;
    TextBlock label;

    /// How wide a chip with text of this font is.
    [[nodiscard]] static double widthFor(const QFont& font) noexcept;
    /// A chip whose left edge has its middle at `leftMiddle`.
    [[nodiscard]] static KeyChip at(QPointF leftMiddle, const QString& key, const QFont& font);
};

} // namespace carded::ui
