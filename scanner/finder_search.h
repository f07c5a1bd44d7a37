// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/luma_view.h"
#include "scanner/plane.h"

#include <cstddef>
#include <vector>

namespace carded::scanner {

/// Which of the two is printed: dark on light, or light on dark (dark mode).
enum class Polarity : std::uint8_t { DarkOnLight, LightOnDark };

/// One of the three large squares of a QR code (ISO/IEC 18004:2015 clause 6.3.3), as found in a picture.
struct FinderPattern {
    Spot centre;
    float module = 0; ///< pixels, measured along the picture's rows and columns: up to 1.41 times too long if turned
    Polarity polarity = Polarity::DarkOnLight;
    int rows = 0; ///< in how many scanned rows it was seen
};

/// More are never kept: those of a sheet of codes, and some more.
inline constexpr std::size_t kMaxFinderPatterns = 512;

/// The most often seen first.
using FinderPatterns = std::vector<FinderPattern>;

/// How much is looked at: what a picture made of finder patterns may cost is bounded by this.
struct FinderLimits {
    std::size_t candidates; ///< after so many different places in a picture, its lower part is not looked at
    std::size_t patterns;   ///< of those that were seen in the most rows
    std::size_t atCorner;   ///< of triples with one pattern as their corner, the likeliest ones
    std::size_t triples;    ///< in all, the likeliest ones
    std::size_t inVain;     ///< triples in a row that belong to no code
};
inline constexpr FinderLimits kFrameLimits{512, 32, 40, 40, 40}; ///< for one frame of many
inline constexpr FinderLimits kSheetLimits{4096, kMaxFinderPatterns, 12, 4096, 160};

/// How dark is told from light around a pixel.
enum class DarkRule : std::uint8_t {
    WideMiddle,   ///< half way between the darkest and the lightest within 40 pixels
    NarrowMiddle, ///< within 24 pixels: for a code beside something much darker
    WideMean,     ///< below the mean of 25 pixels: for faint and blurred codes
    NarrowMean    ///< of 13 pixels: for codes in the edge of a glare
};

/// The finder patterns in `grey`; looks through every second row.
[[nodiscard]] FinderPatterns findFinderPatterns(const LumaView& grey, DarkRule rule, const FinderLimits& limits);

/// As they lie in a picture that is `factor` times as large.
[[nodiscard]] FinderPatterns scaled(FinderPatterns patterns, float factor);

/// Both together, those that are the same once.
[[nodiscard]] FinderPatterns mergePatterns(const FinderPatterns& known, const FinderPatterns& more);

} // namespace carded::scanner
