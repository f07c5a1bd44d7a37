// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/plane.h"

#include <cstddef>
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

/// A module of a code.
struct ModulePlace {
    int column = 0;
    int row = 0;
    bool operator==(const ModulePlace&) const = default;
};

/// The middles of the alignment patterns, row by row: where the columns and rows of alignmentCentres() cross, but for
/// the three corners with finder patterns.
[[nodiscard]] std::vector<ModulePlace> alignmentPlaces(int version);

/// The version that 18 modules of version information announce (clause 7.10), with up to three of them wrong. The
/// lowest bit is the module nearest to the symbol's corner.
[[nodiscard]] std::optional<int> versionFrom(std::uint32_t modules);

/// Tells a module's colour.
using IsDark = std::function<bool(int column, int row)>;

enum class CorrectionLevel : std::uint8_t { L, M, Q, H };

/// What the format information says (clause 7.9).
struct FormatInformation {
    CorrectionLevel level = CorrectionLevel::L;
    unsigned mask = 0;    ///< 0 to 7
    int wrongModules = 0; ///< of the 30 modules of both copies
};

/// The one that is nearest to what the modules show.
[[nodiscard]] FormatInformation formatOf(int version, const IsDark& isDark);

/// Whether a mask turns a module's colour over (clause 7.8.2).
[[nodiscard]] bool isTurnedOver(unsigned mask, int column, int row);

/// How the codewords of a version and level are divided (Table 9).
struct BlockPlan {
    std::size_t blocks = 0;
    std::size_t checks = 0; ///< check codewords of each block
};
[[nodiscard]] BlockPlan blockPlan(int version, CorrectionLevel level);

/// The modules that hold the codewords' bits in their order (clause 7.7.3), the highest of each first, eight for each
/// codeword: `row * qrModules(version) + column`.
[[nodiscard]] std::vector<std::uint32_t> codewordModules(int version);

/// What a module is known to be before anything is read.
enum class KnownModule : std::uint8_t { Unknown, Light, Dark };

/// Row by row: the finder patterns with their separators, timing and alignment patterns, and the module that is
/// always dark.
[[nodiscard]] std::vector<KnownModule> knownModules(int version);

} // namespace carded::scanner
