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
struct EyeChannels {
    int input = -1;    ///< becomes descriptor 0; -1: /dev/null
    int messages = -1; ///< becomes kMessagesFd
    int preview = -1;  ///< becomes kPreviewFd; -1: none
};

inline constexpr int kMessagesFd = 3;
inline constexpr int kPreviewFd = 4;

/// A running carded-eye. Ended and collected with its life.
class EyeProcess {
public:
    /// Starts `program`, without forking this process (posix_spawn).
    static Result<EyeProcess, EyeError> start(const std::filesystem::path& program,
                                              const std::vector<std::string>& arguments, const EyeChannels& channels);
    EyeProcess(EyeProcess&& other) noexcept;
    EyeProcess& operator=(EyeProcess&& other) noexcept;
    EyeProcess(const EyeProcess&) = delete;
    EyeProcess& operator=(const EyeProcess&) = delete;
    ~EyeProcess() { stop(); }

    /// SIGTERM, after half a second SIGKILL; returns when the child is gone and collected.
    void stop() noexcept;
    [[nodiscard]] pid_t id() const noexcept { return m_pid; }

private:
    explicit EyeProcess(pid_t pid) noexcept : m_pid(pid) {}

    pid_t m_pid = -1;
};

} // namespace carded::scanner
