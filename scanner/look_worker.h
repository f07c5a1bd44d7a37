// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/build_kind.h"
#include "scanner/frame_source.h"
#include "scanner/shared_memory.h"
#include "scanner/worker_link.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <variant>

namespace carded::scanner {

/// How long the worker may take for one frame.
struct LookTime {
    std::chrono::milliseconds budget;   ///< no step of looking begins after it: the next frame is worth more
    std::chrono::milliseconds deadline; ///< after it the worker is ended, and the frame lost
};

/// The frames of a camera: the next one comes soon.
inline constexpr LookTime kLiveLookTime{110 * std::chrono::milliseconds(kBuildSlowness),
                                        150 * std::chrono::milliseconds(kBuildSlowness)};
/// The only frame there is, of up to kMaxPicturePixels, and no customer waits.
inline constexpr LookTime kThoroughLookTime{std::chrono::milliseconds(4000), 5 * std::chrono::seconds(kBuildSlowness)};

/// The program that looks for codes, and how much time it has.
struct LookSetup {
    std::filesystem::path program;
    std::optional<int> previewFd{}; ///< of memory that it draws the small live picture into
    LookTime live = kLiveLookTime;
    LookTime thorough = kThoroughLookTime;
    std::chrono::milliseconds startTime = kWorkerStartTime;
};

struct FrameLost {};         ///< the worker died of it, lied about it or took too long
struct LookingImpossible {}; ///< the worker could not be started twice in a row, or died before it had a frame
/// What became of a frame, or of the worker.
using LookEvent = std::variant<Looked, NotLooked, FrameLost, LookingImpossible>;

/// Has frames looked into by a process without rights, one at a time. Whatever that process does, it costs the frame
/// that it was given and nothing else: it is ended and a fresh one started. One that cannot be started is tried again,
/// at most once in kRest.
class LookWorker {
public:
    static constexpr std::chrono::milliseconds kRest{1000};

    /// Nothing if there is no memory for frames to be had.
    static std::optional<LookWorker> start(LookSetup setup);

    /// step() is to be called when `fd` is readable or `until` has come.
    [[nodiscard]] SourceWait wait() const;
    /// What has happened, if anything has. Does not wait.
    std::optional<LookEvent> step();
    /// A frame can be given.
    [[nodiscard]] bool isIdle() const { return m_link && m_link->isReady() && !m_job; }
    /// Only while it is idle: copies the frame and hands it over. False, and nothing happens, if no frame may be like
    /// it: no pixels, or more of them or of its bytes than kMaxPicturePixels.
    [[nodiscard]] bool give(const RawFrame& frame, std::uint32_t source, Effort effort);

    /// -1 while none runs.
    [[nodiscard]] pid_t processId() const noexcept { return m_link ? m_link->processId() : -1; }

private:
    LookWorker(LookSetup setup, SharedMemory memory) : m_setup(std::move(setup)), m_memory(std::move(memory)) {}

    void startProcess();
    std::optional<LookEvent> giveUp();
    std::optional<LookEvent> take(WorkerMessage message);

    LookSetup m_setup;
    SharedMemory m_memory;
    std::optional<WorkerLink> m_link;     ///< none while it rests
    std::optional<std::uint32_t> m_job;   ///< the number of the frame that it has
    std::optional<SteadyTime> m_deadline; ///< for its answer or its start; the end of its rest
    std::uint32_t m_jobs = 0;
    int m_uselessStarts = 0; ///< in a row
};

} // namespace carded::scanner
