// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame_source.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace cv {
class VideoCapture;
}

namespace carded::scanner {

/// A camera under Video4Linux, asked for 1280x720. next() waits for the camera's next frame; without a camera each
/// call tries to open it once and returns at once, so the caller decides how often. Never ends by itself.
class CameraSource final : public FrameSource {
public:
    explicit CameraSource(std::filesystem::path device);
    CameraSource(const CameraSource&) = delete;
    CameraSource& operator=(const CameraSource&) = delete;
    CameraSource(CameraSource&&) = delete;
    CameraSource& operator=(CameraSource&&) = delete;
    ~CameraSource() override;
    Result<std::optional<TimedFrame>, SourceError> next() override;

private:
    [[nodiscard]] bool open();

    std::filesystem::path m_device;
    std::unique_ptr<cv::VideoCapture> m_capture; ///< none while there is no camera
    std::uint64_t m_frames = 0;
    std::chrono::steady_clock::time_point m_began;
};

} // namespace carded::scanner
