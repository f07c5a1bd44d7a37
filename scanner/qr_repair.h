// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/module_grid.h"

#include <optional>
#include <vector>

namespace carded::scanner {

/// True for each module that is dark, row by row: what every code has is known, the others as they look.
[[nodiscard]] std::vector<bool> colours(const ModuleGrid& grid);

/// The modules, row by row, as the code was drawn. Codewords whose modules can hardly be told are given up before
/// others, which mends twice as many of them as errors of unknown place: a lamp's reflection, a finger. Nothing if the
/// error correction does not suffice; some of its strength is always left over, so that noise is not taken for a code.
/// `grid` is not mirrored.
[[nodiscard]] std::optional<std::vector<bool>> repairModules(const ModuleGrid& grid);

} // namespace carded::scanner
