// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unique_fd.h"
#include "scanner/camera_choice.h"
#include "scanner/camera_format.h"

#include <string>
#include <vector>

namespace carded::scanner {

/// Opens a video device, without waiting. None if it cannot be opened.
UniqueFd openVideoDevice(const std::string& path);

/// What `fd` says of itself; nothing if it is no device that streams pictures of one plane. (A camera has more
/// devices than one, and only the first gives pictures.)
std::optional<CameraNode> describeCamera(int fd, std::string path);

/// The cameras from /dev/video0 to /dev/video63, in this order.
std::vector<CameraNode> listCameras();

/// Every format, size and rate that the camera offers. Of ranges that which is nearest to 1280x720 and 30 a second.
std::vector<CameraFormat> listFormats(int fd);

} // namespace carded::scanner
