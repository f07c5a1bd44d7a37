// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"
#include "scanner/build_kind.h"
#include "scanner/child_process.h"
#include "scanner/worker_protocol.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace carded::scanner {

inline constexpr int kWorkerSocketFd = kFirstPassedFd;     ///< the worker's end of its link
inline constexpr int kWorkerMemoryFd = kFirstPassedFd + 1; ///< pixels
inline constexpr int kWorkerPreviewFd = kFirstPassedFd + 2;

/// From starting a worker until it says that it is ready.
inline constexpr std::chrono::milliseconds kWorkerStartTime = std::chrono::milliseconds(2000) * kBuildSlowness;

/// Why a worker is of no use any more.
enum class WorkerError : std::uint8_t {
    StartFailed, ///< no such program, no process or no sockets to be had
    Died,        ///< it ended, or closed its end
    Lied         ///< what it sent is no message, or one that does not belong there
};

/// A worker and the way to talk with it. Trusts nothing that it says. Ended with its life.
class WorkerLink {
public:
    /// `input` is its descriptor 0 (-1: none); `passed` come behind its end of the link.
    static Result<WorkerLink, WorkerError> start(const std::filesystem::path& program,
                                                 const std::vector<std::string>& arguments, int input,
                                                 const std::vector<int>& passed);

    WorkerLink(WorkerLink&& other) noexcept = default;
    WorkerLink& operator=(WorkerLink&& other) noexcept = default;
    WorkerLink(const WorkerLink&) = delete;
    WorkerLink& operator=(const WorkerLink&) = delete;
    /// Nothing is asked of a worker that may be anybody's: SIGKILL.
    ~WorkerLink() { m_process.kill(); }

    /// Readable when receive() has something.
    [[nodiscard]] int fd() const noexcept { return m_socket.get(); }
    [[nodiscard]] pid_t processId() const noexcept { return m_process.id(); }
    /// It has given up its rights and waits for work.
    [[nodiscard]] bool isReady() const noexcept { return m_isReady; }
    /// False if it cannot be told: it is not there any more.
    [[nodiscard]] bool send(ByteSpan packet) const noexcept;
    /// Its next message, without waiting; nothing if there is none. WorkerReady comes first and once, and is not handed
    /// out.
    Result<std::optional<WorkerMessage>, WorkerError> receive();

private:
    WorkerLink(ChildProcess process, UniqueFd socket) : m_process(std::move(process)), m_socket(std::move(socket)) {}

    ChildProcess m_process;
    UniqueFd m_socket;
    WipedBytes m_packet; ///< as it came
    bool m_isReady = false;
};

} // namespace carded::scanner
