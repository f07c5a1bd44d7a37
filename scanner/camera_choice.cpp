// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_choice.h"

#include <algorithm>

namespace carded::scanner {

namespace {

char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool holds(std::string_view whole, std::string_view part) noexcept
{
    const auto isSame = [](char a, char b) { return lower(a) == lower(b); };
    return std::search(whole.begin(), whole.end(), part.begin(), part.end(), isSame) != whole.end();
}

} // namespace

bool isCameraPath(std::string_view wanted) noexcept
{
    return wanted != kAnyCamera && !wanted.starts_with(kCameraNamePrefix);
}

std::optional<std::string> chooseCamera(std::string_view wanted, std::span<const CameraNode> cameras)
{
    if (isCameraPath(wanted)) {
        return std::string(wanted);
    }
    if (wanted == kAnyCamera) {
        return cameras.empty() ? std::nullopt : std::optional(cameras.front().path);
    }
    const std::string_view name = wanted.substr(kCameraNamePrefix.size());
    const auto found = std::ranges::find_if(
        cameras, [name](const CameraNode& camera) { return !name.empty() && holds(camera.card, name); });
    return found == cameras.end() ? std::nullopt : std::optional(found->path);
}

} // namespace carded::scanner
