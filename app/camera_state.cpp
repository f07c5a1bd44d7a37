// SPDX-License-Identifier: Apache-2.0
#include "app/camera_state.h"

namespace carded::app {

std::optional<ui::Device> cameraAfter(scanner::SourceError error) noexcept
{
    using scanner::SourceError;
    if (error == SourceError::CameraBlack) {
        return ui::Device::Dark;
    }
    if (error == SourceError::CameraFrozen) {
        return ui::Device::Stuck;
    }
    const bool isGone = error == SourceError::NoCamera || error == SourceError::CameraLost;
    return isGone ? std::optional(ui::Device::Missing) : std::nullopt;
}

} // namespace carded::app
