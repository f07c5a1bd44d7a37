// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

struct AVFrame;

namespace carded::scanner {

/// The grey picture of a decoded frame, 0 black and 255 white, row by row without gaps. False if it does not fit, or if
/// the frame's pixels are of a kind that has neither luma nor 8 bits each of red, green and blue.
[[nodiscard]] bool copyLuma(const AVFrame& frame, std::span<std::uint8_t> pixels);

} // namespace carded::scanner
