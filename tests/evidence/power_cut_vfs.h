// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace carded::test {

/// How SQLite's files look after the power went: of what was written since a file was last flushed, nothing is there,
/// or some of the writes are, chosen by the seed.
struct PowerCut {
    std::uint64_t atCall = 0; ///< the write, flush or truncation before which it happens, from 1; 0: never
    std::uint64_t seed = 0;   ///< 0: nothing that was not flushed is there
};

/// Puts a layer between SQLite and the disk, for the rest of this process, that cuts the power: the files are made what
/// a disk would have, and the process ends at once with kPowerCutStatus. Gives a way to ask how many calls there were.
[[nodiscard]] std::function<std::uint64_t()> cutPower(const PowerCut& cut);

inline constexpr int kPowerCutStatus = 99;

} // namespace carded::test
