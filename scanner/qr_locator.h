// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/luma_view.h"
#include "scanner/plane.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace carded::scanner {

/// Three finder patterns that may belong to one code, named as in an upright one that is not mirrored; in a mirrored
/// code the last two are exchanged.
struct FinderTriple {
    FinderPattern topLeft;
    FinderPattern topRight;
    FinderPattern bottomLeft;
    float strain = 0; ///< how far from what a square seen in perspective looks like; 0 is a square from above
};

/// Where a QR code lies in a picture.
struct LocatedCode {
    int version = 0;
    Projection projection; ///< from modules, the first one being 0 to 1 in both directions
    Polarity polarity = Polarity::DarkOnLight;
    float dark = 0; ///< grey values of its finder patterns
    float light = 0;
    float timing = 0; ///< share of the timing patterns' modules that are as they should be
};

inline constexpr std::size_t kMaxTriples = 40;

/// The likeliest triples first, at most kMaxTriples.
[[nodiscard]] std::vector<FinderTriple> findTriples(const FinderSearch& search);

/// Looks for the rest of the code that begins with these patterns: its size, and how it lies. Nothing if there is
/// none.
[[nodiscard]] std::optional<LocatedCode> locateCode(const LumaView& grey, const FinderTriple& triple);

/// Looks for a code again that lay at `last` a moment ago, and may have moved by a few modules.
[[nodiscard]] std::optional<LocatedCode> followCode(const LumaView& grey, const LocatedCode& last);

/// The corners of the symbol: top left, top right, bottom right, bottom left.
[[nodiscard]] std::array<Spot, 4> cornersOf(const LocatedCode& code);

} // namespace carded::scanner
