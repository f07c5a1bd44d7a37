// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/raw_frame.h"
#include "scanner/source_error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>

namespace carded::scanner {

using SteadyTime = std::chrono::steady_clock::time_point;

struct TimedFrame {
    RawFrame frame;                 ///< a view of the source's own memory, until next() gives anything but NoFrameYet
    std::uint64_t number = 0;       ///< within the source, from 0; dropped frames count
    std::uint64_t milliseconds = 0; ///< since the source began: a film by its own time, a camera by the clock
};

struct NoFrameYet {}; ///< wait again
/// Nobody asked for so long that a frame handed out before is old; a view of it is over. Wait again.
struct FramesOutdated {};
struct SourceOver {}; ///< there is none any more

/// What a source waits for: `fd` to become readable, or the moment `until`, whatever comes first. Without a
/// descriptor (-1) and without a moment it has something to say at once.
struct SourceWait {
    int fd = -1;
    std::optional<SteadyTime> until;
};

/// Where frames come from: the seam between the outside and the decoder. One thread.
class FrameSource {
public:
    using Step = std::variant<NoFrameYet, FramesOutdated, TimedFrame, SourceOver>;

    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;
    FrameSource(FrameSource&&) = delete;
    FrameSource& operator=(FrameSource&&) = delete;
    virtual ~FrameSource() = default;

    [[nodiscard]] virtual SourceWait wait() const = 0;

    /// The next frame, of a camera the newest; or why one could not be had. To be called when wait() is over; does not
    /// wait itself. After an error the next call goes on with what is left: a folder's next picture, another try to
    /// open the camera, else the end.
    virtual Result<Step, SourceError> next() = 0;
};

} // namespace carded::scanner
