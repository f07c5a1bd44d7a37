// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"

#include <cstddef>
#include <cstdint>

namespace carded::scanner {

/// A grey picture that somebody else owns: rows of `width` bytes, `stride` bytes from one row to the next.
struct LumaView {
    const std::uint8_t* luma = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;

    LumaView() = default;
    LumaView(const std::uint8_t* first, int columns, int rows, int rowStride) noexcept
        : luma(first), width(columns), height(rows), stride(rowStride)
    {}
    /// Without pixels, which no reader takes, if those of `frame` are not width x height.
    explicit LumaView(const Frame& frame) noexcept
    {
        if (frame.width > 0 && frame.height > 0
            && frame.luma.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height)) {
            *this = LumaView(frame.luma.data(), frame.width, frame.height, frame.width);
        }
    }

    [[nodiscard]] const std::uint8_t* row(int y) const noexcept
    {
        return luma + static_cast<std::ptrdiff_t>(y) * stride;
    }
    /// Grey value between pixels; pixel (x, y) covers x to x + 1. Outside, the nearest pixel's. Only for pictures of at
    /// least 2 x 2 pixels.
    [[nodiscard]] float at(float x, float y) const noexcept;
};

inline float LumaView::at(float x, float y) const noexcept
{
    // Compared so that what is not a number is 0: perspective can divide by nothing.
    const auto within = [](float place, int size) {
        const auto last = static_cast<float>(size - 2);
        return place > 0 ? (place < last ? place : last) : 0.0F;
    };
    x = within(x - 0.5F, width);
    y = within(y - 0.5F, height);
    const int column = static_cast<int>(x);
    const int line = static_cast<int>(y);
    const float right = x - static_cast<float>(column);
    const float below = y - static_cast<float>(line);
    const std::uint8_t* upper = row(line) + column;
    const std::uint8_t* lower = upper + stride;
    const float above = static_cast<float>(upper[0]) + right * static_cast<float>(upper[1] - upper[0]);
    const float under = static_cast<float>(lower[0]) + right * static_cast<float>(lower[1] - lower[0]);
    return above + below * (under - above);
}

} // namespace carded::scanner
