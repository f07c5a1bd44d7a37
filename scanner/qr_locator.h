// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/finder_triples.h"
#include "scanner/luma_view.h"
#include "scanner/plane.h"

#include <array>
#include <optional>

namespace carded::scanner {

/// Where a QR code lies in a picture.
struct LocatedCode {
    int version = 0;
    Projection projection; ///< from modules, the first one being 0 to 1 in both directions
    Polarity polarity = Polarity::DarkOnLight;
    float dark = 0; ///< grey values of its finder patterns
    float light = 0;
    float timing = 0; ///< share of the timing patterns' modules that are as they should be
};

/// Looks for the rest of the code that begins with these patterns: its size, and how it lies. Nothing if there is
/// none.
[[nodiscard]] std::optional<LocatedCode> locateCode(const LumaView& grey, const FinderTriple& triple);

/// Looks for a code again that lay at `last` a moment ago, and may have moved by half a module.
[[nodiscard]] std::optional<LocatedCode> followCode(const LumaView& grey, const LocatedCode& last);

/// The corners of the symbol: top left, top right, bottom right, bottom left.
[[nodiscard]] std::array<Spot, 4> cornersOf(const LocatedCode& code);

/// Whether the symbol covers a place of the picture.
[[nodiscard]] bool covers(const LocatedCode& code, Spot spot);

/// The middles of its finder patterns: top left, top right, bottom left.
[[nodiscard]] std::array<Spot, 3> finderSpotsOf(const LocatedCode& code);

} // namespace carded::scanner
