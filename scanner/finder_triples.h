// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"

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

/// The likeliest triples first.
[[nodiscard]] std::vector<FinderTriple> findTriples(const FinderPatterns& patterns, const FinderLimits& limits);

} // namespace carded::scanner
