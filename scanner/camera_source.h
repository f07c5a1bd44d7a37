// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/camera_device.h"
#include "scanner/frame_source.h"

#include <cstdint>
#include <optional>
#include <string>

namespace carded::scanner {

/// The camera that is wanted (camera_choice.h), whenever it is there: looked for once a second, found again after it
/// was unplugged, under another path too. Never ends by itself.
class CameraSource final : public FrameSource {
public:
    /// A camera that gives nothing for so long is lost: opened anew, it may give pictures again.
    static constexpr std::chrono::seconds kLongestSilence{3};
    static constexpr std::chrono::seconds kRetryTime{1};

    explicit CameraSource(std::string wanted) : m_wanted(std::move(wanted)) {}

    [[nodiscard]] SourceWait wait() const override;
    Result<Step, SourceError> next() override;
    /// next() when it is `now`, which never goes back.
    Result<Step, SourceError> nextAt(SteadyTime now);

private:
    [[nodiscard]] bool open(SteadyTime now);
    Result<Step, SourceError> lose(SourceError error, SteadyTime now);

    std::string m_wanted;
    std::optional<CameraDevice> m_device;
    std::optional<SteadyTime> m_until; ///< the end of a camera's silence, or of the pause before the next search
    std::optional<SteadyTime> m_began;
    std::uint64_t m_frames = 0;
};

} // namespace carded::scanner
