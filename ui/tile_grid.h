// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QRectF>

#include <vector>

namespace carded::ui {

/// How tiles of one size stand in columns and rows.
struct TileGrid {
    int columns = 1;
    int rows = 1;

    /// Two columns, three for more than six tiles where the window is wide.
    [[nodiscard]] static TileGrid of(int count, const Design& design) noexcept;
    /// The places of `count` tiles from the top of `area` on, none higher than `mostUnits`.
    [[nodiscard]] std::vector<QRect> places(int count, const QRectF& area, const Design& design,
                                            double mostUnits) const;
};

} // namespace carded::ui
