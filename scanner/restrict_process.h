// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace carded::scanner {

/// What a worker needs besides computing, reading and writing on what is open, and memory.
enum class WorkerNeed : std::uint8_t {
    Nothing,
    Seeking ///< in a file that is open
};

/// All memory of one worker, mapped libraries and frames too.
inline constexpr std::size_t kMaxAddressSpace = std::size_t{1} << 30;

/// Takes from this process, for good, every right that it does not need: it opens nothing, starts nothing, talks to
/// nobody new, signals nobody and makes nothing executable. The kernel ends it at the first attempt. It ends with its
/// parent too, and leaves no core file, which would hold pictures of people. To be called before the first byte of a
/// stranger is read, while there is one thread. False if a part of it could not be had: then do not go on.
[[nodiscard]] bool restrictProcess(WorkerNeed need) noexcept;

} // namespace carded::scanner
