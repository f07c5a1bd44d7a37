// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame_source.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace cv {
class VideoCapture;
}

namespace carded::scanner {

/// How fast a film is read.
enum class Pace : std::uint8_t {
    EveryFrame, ///< as fast as it can be decoded, nothing left out
    RealTime    ///< as a camera would show it: waits for a frame's time, leaves out frames that are late
};

/// The frames of a film, grey. The film is opened at the first next(). A film that stops more than 5 % and two
/// frames before the number of frames that its header announces is BrokenVideo; some formats only estimate it.
class VideoSource final : public FrameSource {
public:
    VideoSource(std::filesystem::path path, Pace pace);
    VideoSource(const VideoSource&) = delete;
    VideoSource& operator=(const VideoSource&) = delete;
    VideoSource(VideoSource&&) = delete;
    VideoSource& operator=(VideoSource&&) = delete;
    ~VideoSource() override;
    Result<std::optional<TimedFrame>, SourceError> next() override;

private:
    enum class State : std::uint8_t { Unopened, Playing, Over };

    [[nodiscard]] std::optional<SourceError> open();
    [[nodiscard]] bool grab();
    [[nodiscard]] bool grabInTime();
    [[nodiscard]] Result<std::optional<TimedFrame>, SourceError> finish(std::optional<SourceError> error);

    std::filesystem::path m_path;
    Pace m_pace;
    State m_state = State::Unopened;
    std::unique_ptr<cv::VideoCapture> m_capture;
    double m_announcedFrames = 0;
    double m_framesPerSecond = 0;
    std::uint64_t m_grabbed = 0;
    std::uint64_t m_milliseconds = 0; ///< of the frame grabbed last
    std::chrono::steady_clock::time_point m_began;
};

} // namespace carded::scanner
