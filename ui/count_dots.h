// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/design.h"

#include <QRectF>

#include <vector>

namespace carded::ui {

/// The count of a sound that is not heard, as dots at the left end of a row.
struct CountDots {
    std::vector<QRectF> dots;
    QRectF rest; ///< of the row

    [[nodiscard]] static CountDots of(int count, const QRectF& row, const Design& design);
};

} // namespace carded::ui
