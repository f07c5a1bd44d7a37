// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/luma_view.h"
#include "scanner/plane.h"

#include <optional>

namespace carded::scanner {

/// A finder pattern, measured in the directions of its code's sides; all in pixels and grey values.
struct MeasuredFinder {
    Spot centre;
    Spot right; ///< one module
    Spot down;
    float dark = 0;
    float light = 0;
};

/// `right` and `down` lead to the two other patterns, in whatever length. Nothing if there is no pattern after all.
[[nodiscard]] std::optional<MeasuredFinder> measureFinder(const LumaView& grey, const FinderPattern& finder, Spot right,
                                                          Spot down);

} // namespace carded::scanner
