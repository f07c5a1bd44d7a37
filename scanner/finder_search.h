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

/// How dark is told from light around a pixel.
enum class DarkRule : std::uint8_t {
    WideMiddle,   ///< half way between the darkest and the lightest within 40 pixels
    NarrowMiddle, ///< within 24 pixels: for a code beside something much darker
    WideMean,     ///< below the mean of 25 pixels: for faint and blurred codes
    NarrowMean    ///< of 13 pixels: for codes in the edge of a glare
};

/// The finder patterns in `grey`; looks through every second row.
[[nodiscard]] FinderPatterns findFinderPatterns(const LumaView& grey, DarkRule rule);

/// Both together, those that are the same once. `scale`: pixels of `known` for one of `more`.
[[nodiscard]] FinderPatterns mergePatterns(const FinderPatterns& known, const FinderPatterns& more, float scale);

} // namespace carded::scanner
