// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"
#include "scanner/qr_locator.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace carded::scanner {

/// How dark each module of a located code is: above 0 is dark, below is light, in units of the code's own contrast.
/// Near 0 is what cannot be told.
struct ModuleGrid {
    int version = 0;
    std::vector<float> darkness; ///< row by row
};

/// The modules of one located code, as one frame shows them.
class ModuleReader {
public:
    ModuleReader(const LumaView& grey, const LocatedCode& code);

    [[nodiscard]] const ModuleGrid& grid() const noexcept { return m_grid; }

    /// Takes out of each module what blur and motion brought in from its neighbours. How much that is, is learnt from
    /// the modules themselves: those that every code has, and what the others look like so far; so a second round,
    /// which knows more of them, does better than the first.
    void sharpen();

private:
    void learn();
    void setDarkness(std::size_t module, float darkness) { m_grid.darkness[module] = darkness * m_clarity[module]; }

    ModuleGrid m_grid;
    std::vector<float>
        m_clarity; ///< of each module, 0 to 1: 0 where there is hardly a contrast, as in a lamp's reflection
    std::vector<float> m_samples; ///< with a margin of one module on every side
    std::vector<float> m_normal;  ///< of the least squares, their part that does not change from round to round
};

/// Adds what another frame showed of the same code. False, and nothing added, if it is another code.
[[nodiscard]] bool addModules(ModuleGrid& grid, const ModuleGrid& more);

/// What the modules say; nothing if too many of them are wrong for the error correction.
[[nodiscard]] std::optional<WipedBytes> readModules(const ModuleGrid& grid);

/// The same for a code of which a part can hardly be told: it costs more, and reads codes with up to twice as many
/// wrong modules.
[[nodiscard]] std::optional<WipedBytes> readDamagedModules(const ModuleGrid& grid);

} // namespace carded::scanner
