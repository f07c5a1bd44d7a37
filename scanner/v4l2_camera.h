// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera_device.h"

#include <chrono>
#include <optional>
#include <string>

namespace carded::scanner {

/// The camera that is wanted (camera_choice.h), whenever it is there: found again after it was unplugged, under another
/// path too. One thread.
class V4l2Camera {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// A camera that gives nothing for so long is lost: opened anew, it may give pictures again.
    static constexpr std::chrono::seconds kLongestSilence{3};

    explicit V4l2Camera(std::string wanted) : m_wanted(std::move(wanted)) {}

    /// Readable when newest() has something to say; -1 while there is no camera.
    [[nodiscard]] int fd() const noexcept { return m_device ? m_device->fd() : -1; }

    /// What has come since the last call. To be called when fd() is readable, and at least once in kLongestSilence.
    /// Without a camera each call looks for it once and returns at once: NoCamera is to be tried again after a pause.
    /// CameraLost comes once, then it is looked for.
    Result<CameraNews, SourceError> newest(Time now);

private:
    [[nodiscard]] bool open(Time now);

    std::string m_wanted;
    std::optional<CameraDevice> m_device;
    Time m_lastFrame; ///< or when the camera was opened
};

} // namespace carded::scanner
