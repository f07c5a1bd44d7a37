// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/frame.h"
#include "scanner/source_error.h"

#include <cstdint>
#include <optional>

namespace carded::scanner {

struct TimedFrame {
    Frame frame;
    std::uint64_t number = 0;       ///< within the source, from 0; dropped frames count
    std::uint64_t milliseconds = 0; ///< since the source began; a film's own time, not the clock's
};

/// Where frames come from: the seam between the outside and the decoder. One thread.
class FrameSource {
public:
    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;
    FrameSource(FrameSource&&) = delete;
    FrameSource& operator=(FrameSource&&) = delete;
    virtual ~FrameSource() = default;

    /// The next frame, nothing at the end, or why one could not be had. After an error the next call goes on
    /// with what is left: a folder's next picture, another try to open the camera, else the end.
    virtual Result<std::optional<TimedFrame>, SourceError> next() = 0;
};

} // namespace carded::scanner
