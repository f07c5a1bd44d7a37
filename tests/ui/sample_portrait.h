// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/face_view.h"

#include <QColor>

#include <cmath>
#include <cstdlib>

namespace carded::test {

/// A face in four colours.
inline ui::Portrait samplePortrait()
{
    constexpr int kWidth = 96;
    constexpr int kHeight = 128;
    ui::Portrait portrait{kWidth, kHeight, {}};
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            const double head = std::hypot((x - 48) / 26.0, (y - 52) / 34.0);
            const double body = std::hypot((x - 48) / 44.0, (y - 128) / 38.0);
            const bool isEye = std::hypot(std::abs(x - 48) - 10, y - 48) < 3;
            const bool isHair = head < 1.12 && y < 34;
            const QColor ink = isEye || isHair ? QColor(44, 36, 30)
                               : head < 1      ? QColor(214, 170, 140)
                               : body < 1      ? QColor(60, 84, 120)
                                               : QColor(226, 230, 234);
            portrait.rgb.insert(portrait.rgb.end(),
                                {static_cast<std::uint8_t>(ink.red()), static_cast<std::uint8_t>(ink.green()),
                                 static_cast<std::uint8_t>(ink.blue())});
        }
    }
    return portrait;
}

} // namespace carded::test
