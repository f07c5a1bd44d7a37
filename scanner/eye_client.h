// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/child_process.h"
#include "scanner/eye_error.h"
#include "scanner/eye_protocol.h"
#include "scanner/message_reader.h"
#include "scanner/preview.h"

#include <chrono>
#include <deque>
#include <filesystem>
#include <optional>
#include <vector>

namespace carded::scanner {

struct EyeSource {
    enum class Kind : std::uint8_t { Camera, Picture, Folder, Video };
    Kind kind = Kind::Picture;
    std::filesystem::path path;
};

struct EyeOptions {
    std::vector<EyeSource> sources;   ///< one after another
    bool realtime = false;            ///< films at their own pace, late frames left out
    bool repeat = false;              ///< the list again and again
    std::chrono::milliseconds gap{0}; ///< nothing to see between two sources; at most a minute
    bool preview = false;
    bool mirror = false; ///< latestPreview() gives what a mirror would show
};

/// Where carded-eye is for a program in `programFolder`: beside it (build tree), else in
/// ../libexec/carded (installed). The second is returned without looking whether it exists.
std::filesystem::path eyeProgramPath(const std::filesystem::path& programFolder);

/// A running carded-eye and what it says. One thread, which must live as long as the client: the child is told to
/// end when the thread that started it ends.
class EyeClient {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    static Result<EyeClient, EyeError> start(const std::filesystem::path& program, const EyeOptions& options);

    /// Starts one that decodes the portrait `file` and says PortraitDecoded or PortraitFailed, nothing more.
    static Result<EyeClient, EyeError> startPortrait(const std::filesystem::path& program, ByteSpan file);

    /// Readable when there is something to read; to be watched by an event loop. Stays readable once the child has
    /// closed it, so stop watching after Finished or an error.
    [[nodiscard]] int fd() const noexcept { return m_pipe.get(); }

    /// The messages that are there, without waiting; Hello is checked and not handed out. After Finished the list
    /// stays empty. An error comes when the messages before it have been handed out, and sticks.
    Result<std::vector<Message>, EyeError> readAvailable();

    /// The next message, waiting for it until `deadline`. TimedOut does not stick. Do not call after Finished: Died.
    Result<Message, EyeError> next(Deadline deadline);

    /// The newest small picture, once; nothing if there is none newer.
    std::optional<Frame> latestPreview();

    [[nodiscard]] pid_t processId() const noexcept { return m_process.id(); }

    /// Ends the child: SIGTERM, then SIGKILL. Also done by the destructor.
    void stop() noexcept { m_process.stop(); }

private:
    EyeClient(ChildProcess process, UniqueFd pipe) : m_process(std::move(process)), m_pipe(std::move(pipe)) {}

    void fill();
    void takeComplete();
    void take(Message message);
    void setError(EyeError error);

    ChildProcess m_process;
    UniqueFd m_pipe;
    std::optional<PreviewMapping> m_preview;
    std::uint32_t m_previewSeen = 0;
    bool m_isMirror = false;
    MessageReader m_reader;
    std::deque<Message> m_messages;
    std::optional<EyeError> m_error;
    bool m_isGreeted = false;
    bool m_isFinished = false;
};

} // namespace carded::scanner
