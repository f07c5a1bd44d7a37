// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/frame_source.h"

#include <filesystem>
#include <memory>

namespace cv {
class Mat;
class VideoCapture;
} // namespace cv

namespace carded::scanner {

/// A camera under Video4Linux, asked for 1280x720, its pictures undecoded. next() waits for the camera's next frame, a
/// thirtieth of a second; a camera that is not there is looked for once a second. Never ends by itself.
class CameraSource final : public FrameSource {
public:
    explicit CameraSource(std::filesystem::path device);
    CameraSource(const CameraSource&) = delete;
    CameraSource& operator=(const CameraSource&) = delete;
    CameraSource(CameraSource&&) = delete;
    CameraSource& operator=(CameraSource&&) = delete;
    ~CameraSource() override;
    [[nodiscard]] SourceWait wait() const override;
    Result<Step, SourceError> next() override;

private:
    [[nodiscard]] bool open();
    Result<Step, SourceError> lose(SourceError error);

    std::filesystem::path m_device;
    std::unique_ptr<cv::VideoCapture> m_capture; ///< none while there is no camera
    std::unique_ptr<cv::Mat> m_picture;
    std::uint64_t m_frames = 0;
    SteadyTime m_began;
    std::optional<SteadyTime> m_retry; ///< not to be looked for before
};

} // namespace carded::scanner
