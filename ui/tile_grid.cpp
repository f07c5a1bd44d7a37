// SPDX-License-Identifier: Apache-2.0
#include "ui/tile_grid.h"

#include <algorithm>

namespace carded::ui {

namespace {

constexpr double kGutter = 2; // in units

} // namespace

TileGrid TileGrid::of(int count, const Design& design) noexcept
{
    const int columns = count <= 1 ? 1 : count > 6 && !design.isPortrait() ? 3 : 2;
    return {columns, std::max(1, (count + columns - 1) / columns)};
}

std::vector<QRect> TileGrid::places(int count, const QRectF& area, const Design& design, double mostUnits) const
{
    const double gutter = design.px(kGutter);
    const double width = (area.width() - (columns - 1) * gutter) / columns;
    const double height = std::min((area.height() + gutter) / rows - gutter, design.px(mostUnits));
    std::vector<QRect> places;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int column = i % columns;
        places.push_back(
            QRectF(area.left() + column * (width + gutter), area.top() + row * (height + gutter), width, height)
                .toAlignedRect());
    }
    return places;
}

} // namespace carded::ui
