// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/luma_view.h"

#include <cstdint>
#include <vector>

namespace carded::scanner {

/// Tells whether a picture shows what a remembered one showed, but for the camera's noise. Looks at every fourth row.
class StillScene {
public:
    enum class Seen : std::uint8_t { New, Same };

    /// A new scene is the remembered one from now on. Pictures too small for a code are always new.
    [[nodiscard]] Seen see(const LumaView& grey);

private:
    int m_width = 0; ///< 0: none is remembered
    int m_height = 0;
    std::vector<std::uint16_t> m_cells; ///< sums of the remembered picture
    std::vector<std::uint16_t> m_now;
};

} // namespace carded::scanner
