// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "credential/status_list_token.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carded::credential {

/// As many entries as one delta may change; for more the whole list goes out.
inline constexpr std::uint32_t kMaxStatusChanges = 1'000'000;
/// Entries of the longest list that there can be: of one bit.
inline constexpr std::uint32_t kMaxStatusEntries = std::uint32_t{kMaxStatusListBytes} * 8;
/// The largest Rice parameter: with it every gap is below 16 times the unit.
inline constexpr unsigned kMaxRiceBits = 25;
/// Of the runs of one group: difference, two Rice parameters, and the number of runs in three bytes.
inline constexpr std::size_t kStatusGroupHeadBytes = 6;

/// Neighbouring entries that all change in the same bits.
struct StatusRun {
    std::uint32_t first = 0;
    std::uint32_t length = 0;    ///< at least 1
    std::uint8_t difference = 0; ///< the old value exclusive-or the new one; never 0

    friend bool operator==(const StatusRun&, const StatusRun&) = default;
};

/// Reads the changes of a delta (docs/formats/status-delta.md) to entries of `bits` each. The runs ascend and no entry
/// is in two of them. Nothing unless `coded` is the one coding, under its Rice parameters, of at most
/// kMaxStatusChanges.
[[nodiscard]] std::optional<std::vector<StatusRun>> decodeStatusChanges(ByteSpan coded, unsigned bits);

/// Changes the entries in place. False, with nothing changed, if a run goes beyond the last of them.
[[nodiscard]] bool applyStatusChanges(std::span<std::uint8_t> entries, unsigned bits,
                                      std::span<const StatusRun> runs) noexcept;

} // namespace carded::credential
