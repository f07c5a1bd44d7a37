// SPDX-License-Identifier: Apache-2.0
#include "ui/row_stack.h"

#include <algorithm>

namespace carded::ui {

bool placeRows(const std::vector<Row>& rows, const QRectF& area, double maxExtraGap)
{
    double needed = 0;
    for (const Row& row : rows) {
        needed += row.height + row.gapAfter;
    }
    const double spare = area.height() - needed;
    const double extra = std::clamp(spare / static_cast<double>(rows.size() + 1), 0.0, maxExtraGap);
    const double used = needed + extra * static_cast<double>(rows.size() - 1);
    double top = area.top() + std::max(0.0, (area.height() - used) / 2);
    for (const Row& row : rows) {
        row.place(top);
        top += row.height + row.gapAfter + extra;
    }
    return spare >= -0.5;
}

} // namespace carded::ui
