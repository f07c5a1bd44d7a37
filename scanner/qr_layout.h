// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/plane.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace carded::scanner {

// The parts of a QR code that are the same whatever it says (ISO/IEC 18004:2015 clause 6.3).

inline constexpr int kMaxQrVersion = 40;

/// Modules a side of version 1 to 40.
constexpr int qrModules(int version) noexcept
{
    return 17 + 4 * version;
}

/// The middle modules of the alignment patterns (Annex E), columns and rows alike; none for version 1.
[[nodiscard]] std::vector<int> alignmentCentres(int version);

/// The version that 18 modules of version information announce (clause 7.10), with up to three of them wrong. The
/// lowest bit is the module nearest to the symbol's corner.
[[nodiscard]] std::optional<int> versionFrom(std::uint32_t modules);

/// How many of the 30 modules of format information (clause 7.9, both copies) differ from the nearest that is possible.
/// `isDark(column, row)` tells a module's colour.
[[nodiscard]] int wrongFormatModules(int version, const std::function<bool(int column, int row)>& isDark);

/// What a module is known to be before anything is read.
enum class KnownModule : std::uint8_t { Unknown, Light, Dark };

/// Row by row: the finder patterns with their separators, timing and alignment patterns, and the module that is
/// always dark.
[[nodiscard]] std::vector<KnownModule> knownModules(int version);

} // namespace carded::scanner
