// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/luma_view.h"
#include "scanner/symbol.h"

#include <optional>
#include <vector>

namespace carded::scanner {

/// What one pass of ZXing-cpp looks for.
enum class Look : std::uint8_t {
    Matrix,        ///< QR, Aztec, Data Matrix, PDF417, in any direction
    Linear,        ///< article numbers and the like, on a few lines
    LinearThorough ///< on every line: three times the cost of all the others together
};

/// Every symbol that one pass finds. Throws what the library throws. A picture made for it takes minutes.
[[nodiscard]] std::vector<Symbol> lookWithZxing(const LumaView& grey, Look look);

/// What a QR code of these modules says (row by row, true is dark); nothing if they cannot be corrected.
[[nodiscard]] std::optional<WipedBytes> readPureQr(const std::vector<bool>& dark, int side);

} // namespace carded::scanner
