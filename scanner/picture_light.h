// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame.h"

#include <cstdint>

namespace carded::scanner {

/// How bright a picture is as a whole, and how much its parts differ: the mean of its luma, and the mean distance from
/// that. Of some 4,000 pixels: 20 us.
struct PictureLight {
    std::uint8_t mean = 0;
    std::uint8_t spread = 0;
    bool operator==(const PictureLight&) const = default;
};
PictureLight lightOf(const Frame& frame) noexcept;

} // namespace carded::scanner
