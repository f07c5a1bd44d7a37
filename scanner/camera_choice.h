// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carded::scanner {

/// A device that gives pictures.
struct CameraNode {
    std::string path; ///< `/dev/video0`
    std::string card; ///< what the camera calls itself: `HD Pro Webcam C920`
};

/// Any camera: the first that gives pictures.
inline constexpr std::string_view kAnyCamera = "auto";
/// Before a name, or a part of one: `name:C920`. Upper and lower case are the same.
inline constexpr std::string_view kCameraNamePrefix = "name:";

/// Whether `wanted` is a path, which is not looked for among the cameras but opened.
bool isCameraPath(std::string_view wanted) noexcept;

/// The path of the camera that `wanted` means: `auto`, `name:...` or a path. Of several the first in `cameras`; nothing
/// if none is meant.
std::optional<std::string> chooseCamera(std::string_view wanted, std::span<const CameraNode> cameras);

} // namespace carded::scanner
