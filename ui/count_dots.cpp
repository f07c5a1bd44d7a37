// SPDX-License-Identifier: Apache-2.0
#include "ui/count_dots.h"

namespace carded::ui {

CountDots CountDots::of(int count, const QRectF& row, const Design& design)
{
    const double side = design.px(1.6); // between the last text and the frames at the foot
    const double pitch = design.px(2.6);
    CountDots result;
    result.rest = row;
    for (int i = 0; i < count; ++i) {
        result.dots.emplace_back(result.rest.left(), row.center().y() - side / 2, side, side);
        result.rest.setLeft(result.rest.left() + pitch);
    }
    return result;
}

} // namespace carded::ui
