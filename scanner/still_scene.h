// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/luma_view.h"

#include <cstdint>
#include <vector>

namespace carded::scanner {

/// Tells whether a picture shows what a remembered one showed, but for the camera's noise. Looks at every fourth row.
class StillScene {
public:
    void remember(const LumaView& grey);
    void forget() { m_cells.clear(); }
    [[nodiscard]] bool isSame(const LumaView& grey);

private:
    int m_width = 0;
    int m_height = 0;
    std::vector<std::uint16_t> m_cells; ///< sums of the remembered picture; empty: none is remembered
    std::vector<std::uint16_t> m_now;
};

} // namespace carded::scanner
