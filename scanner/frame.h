// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace carded::scanner {

/// One grey picture: `height` rows of `width` bytes, no gaps, 0 is black. Owns its pixels.
struct Frame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> luma;

    [[nodiscard]] bool empty() const noexcept { return luma.empty(); }
};

} // namespace carded::scanner
