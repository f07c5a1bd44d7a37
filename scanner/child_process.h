// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "scanner/eye_error.h"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace carded::scanner {

/// What the child gets; everything else is closed for it.
struct ChildChannels {
    int input = -1;          ///< becomes descriptor 0; -1: /dev/null
    std::vector<int> passed; ///< become kFirstPassedFd and the numbers after it
    int output = -1;         ///< becomes descriptor 1; -1: /dev/null
};

inline constexpr int kFirstPassedFd = 3;

/// A running helper program. Ended and collected with its life.
class ChildProcess {
public:
    /// Starts `program`, without forking this process (posix_spawn).
    static Result<ChildProcess, EyeError> start(const std::filesystem::path& program,
                                                const std::vector<std::string>& arguments,
                                                const ChildChannels& channels);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess() { stop(); }

    /// SIGTERM, after half a second SIGKILL; returns when the child is gone and collected.
    void stop() noexcept;
    /// SIGKILL at once; returns when the child is gone and collected.
    void kill() noexcept;
    [[nodiscard]] pid_t id() const noexcept { return m_pid; }

private:
    explicit ChildProcess(pid_t pid) noexcept : m_pid(pid) {}

    void collect() noexcept;

    pid_t m_pid = -1;
};

} // namespace carded::scanner
