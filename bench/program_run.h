// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace carded::bench {

/// A program that has ended.
struct ProgramRun {
    int status = 0;
    std::string out;             ///< its standard output
    std::uint64_t peakBytes = 0; ///< the most memory it had at a time
};

/// Runs `arguments`, which begins with the program's path and prints little (64 kB). Throws std::runtime_error if it
/// cannot be started.
[[nodiscard]] ProgramRun runProgram(const std::vector<std::string>& arguments);

} // namespace carded::bench
