// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"

#include <cstddef>
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

/// How many are looked at: what a picture made of finder patterns may cost is bounded by this.
struct TripleLimits {
    std::size_t patterns; ///< those that were seen in the most rows
    std::size_t atCorner; ///< triples with one pattern as their corner, the likeliest ones
    std::size_t triples;
};
inline constexpr TripleLimits kFewTriples{32, 40, 40}; ///< of some codes
inline constexpr TripleLimits kSheetOfTriples{kMaxFinderPatterns, 12, 2048};

/// The likeliest triples first.
[[nodiscard]] std::vector<FinderTriple> findTriples(const FinderPatterns& patterns,
                                                    const TripleLimits& limits = kFewTriples);

} // namespace carded::scanner
