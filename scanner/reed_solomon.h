// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace carded::scanner {

/// The most check codewords of a block, and the most codewords, that correctBlock takes.
inline constexpr std::size_t kMaxChecks = 30;
inline constexpr std::size_t kMaxBlock = 255;

/// Corrects a block of a QR code (ISO/IEC 18004:2015 clause 7.5.2, Annex A): `checks` check codewords at its end,
/// `erased` the places of codewords that cannot be trusted. Two checks mend a codeword of unknown place, one mends an
/// erased one; `spared` checks are left over, so that a block made of noise is not taken for a code. Gives the number
/// of codewords it changed; nothing, and `block` as it was, if they do not suffice.
[[nodiscard]] std::optional<std::size_t> correctBlock(std::span<std::uint8_t> block, std::size_t checks,
                                                      std::span<const std::size_t> erased, std::size_t spared);

} // namespace carded::scanner
