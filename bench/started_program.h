// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace carded::bench {

/// A program in a process group of its own, with standard output on a pipe. Everything of the group is ended with
/// the object.
class StartedProgram {
public:
    /// `arguments` begins with the program's path. Throws std::runtime_error if it cannot be started.
    explicit StartedProgram(std::vector<std::string> arguments);
    StartedProgram(const StartedProgram&) = delete;
    StartedProgram& operator=(const StartedProgram&) = delete;
    ~StartedProgram();

    /// How long after its start the program wrote its first line. Throws std::runtime_error if it wrote none.
    [[nodiscard]] std::chrono::duration<double> waitForLine();

    [[nodiscard]] pid_t pid() const noexcept { return m_pid; }

private:
    pid_t m_pid = -1;
    int m_output = -1;
    std::chrono::steady_clock::time_point m_startedAt;
};

/// Memory in bytes.
struct Memory {
    std::uint64_t resident = 0;
    std::uint64_t proportional = 0; ///< PSS: shared pages counted by shares; 0 if this user may not know
};

/// Of one process; zeros if there is none.
[[nodiscard]] Memory memoryOf(pid_t pid);

/// The children of `pid`, and theirs.
[[nodiscard]] std::vector<pid_t> descendantsOf(pid_t pid);

} // namespace carded::bench
