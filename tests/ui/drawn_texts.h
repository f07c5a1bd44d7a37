// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRectF>
#include <QString>

#include <algorithm>
#include <vector>

class QWidget;

namespace carded::test {

/// A piece of text as it was drawn, in pixels of the window.
struct DrawnText {
    QString text;
    QRectF ink;
    QRectF widget;      ///< where its widget is: what is outside cannot be seen
    int size = 0;       ///< of the font
    bool isCut = false; ///< something else was drawn over a part of it

    /// The ink without its rim. Rims may touch: a text in two scripts is two pieces, and places are rounded. An
    /// underscore is thinner than two rims.
    [[nodiscard]] QRectF core() const
    {
        constexpr double kRim = 1.5;
        const double x = std::min(kRim, ink.width() / 3);
        const double y = std::min(kRim, ink.height() / 3);
        return ink.adjusted(x, y, -x, -y);
    }
};

/// Every text that the window and its parts draw and that can be seen in the end.
[[nodiscard]] std::vector<DrawnText> drawnTexts(QWidget& window);

} // namespace carded::test
