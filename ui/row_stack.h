// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>

#include <functional>
#include <vector>

namespace carded::ui {

/// One row of a stack: how high it is, and how it is put at its place. In pixels.
struct Row {
    double height = 0;
    double gapAfter = 0; ///< at least; negative if the next row may reach into this one
    std::function<void(double top)> place;
};

/// Puts the rows under each other in `area`; spare height widens each gap by up to `maxExtraGap`, the rest stays at
/// both ends. False if they are higher than the area.
[[nodiscard]] bool placeRows(const std::vector<Row>& rows, const QRectF& area, double maxExtraGap);

} // namespace carded::ui
