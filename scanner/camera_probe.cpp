// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_probe.h"

#include "scanner/v4l2_call.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <linux/videodev2.h>
#include <utility>

namespace carded::scanner {

namespace {

constexpr int kVideoDevices = 64;
constexpr std::uint32_t kMaxEntries = 64; ///< of each list; a device that goes on for ever is not listened to
constexpr std::uint32_t kWantedWidth = 1280;
constexpr std::uint32_t kWantedHeight = 720;
constexpr v4l2_fract kWantedInterval{1, 30};

double secondsOf(const v4l2_fract& interval) noexcept
{
    return interval.denominator == 0 ? 0 : double(interval.numerator) / interval.denominator;
}

/// From a range of intervals the wanted one, or that of its ends which is nearer.
v4l2_fract nearestInterval(const v4l2_frmival_stepwise& range) noexcept
{
    if (secondsOf(range.min) > secondsOf(kWantedInterval)) {
        return range.min;
    }
    return secondsOf(range.max) < secondsOf(kWantedInterval) ? range.max : kWantedInterval;
}

/// From a range of lengths the wanted one, or the nearest.
std::uint32_t nearestLength(std::uint32_t least, std::uint32_t most, std::uint32_t step, std::uint32_t wanted) noexcept
{
    if (wanted <= least || most < least) {
        return least;
    }
    const std::uint32_t reached = std::min(wanted, most) - least;
    return least + (step > 1 ? reached - reached % step : reached);
}

/// `format` with each rate that its size has.
void addRates(std::vector<CameraFormat>& formats, int fd, CameraFormat format)
{
    for (std::uint32_t index = 0; index < kMaxEntries; ++index) {
        v4l2_frmivalenum rate = {};
        rate.index = index;
        rate.pixel_format = format.code;
        rate.width = static_cast<std::uint32_t>(format.width);
        rate.height = static_cast<std::uint32_t>(format.height);
        if (!callDevice(fd, VIDIOC_ENUM_FRAMEINTERVALS, rate)) {
            if (index == 0) {
                formats.push_back(format);
            }
            return;
        }
        const bool isRange = rate.type != V4L2_FRMIVAL_TYPE_DISCRETE;
        const v4l2_fract interval = isRange ? nearestInterval(rate.stepwise) : rate.discrete;
        format.intervalNumerator = interval.numerator;
        format.intervalDenominator = interval.denominator;
        formats.push_back(format);
        if (isRange) {
            return;
        }
    }
}

/// Adds a size with its rates, if it is a size at all.
void addSize(std::vector<CameraFormat>& formats, int fd, std::uint32_t code, const v4l2_frmsize_discrete& size)
{
    constexpr std::uint32_t kMost = std::numeric_limits<std::uint16_t>::max();
    if (size.width > 0 && size.height > 0 && size.width <= kMost && size.height <= kMost) {
        addRates(formats, fd, {code, static_cast<int>(size.width), static_cast<int>(size.height), 0, 0});
    }
}

/// Each size of one format.
void addSizes(std::vector<CameraFormat>& formats, int fd, std::uint32_t code)
{
    for (std::uint32_t index = 0; index < kMaxEntries; ++index) {
        v4l2_frmsizeenum size = {};
        size.index = index;
        size.pixel_format = code;
        if (!callDevice(fd, VIDIOC_ENUM_FRAMESIZES, size)) {
            if (index == 0) { // says nothing of its sizes: it will take the nearest that it has
                formats.push_back({code, kWantedWidth, kWantedHeight, 0, 0});
            }
            return;
        }
        if (size.type == V4L2_FRMSIZE_TYPE_DISCRETE) {
            addSize(formats, fd, code, size.discrete);
            continue;
        }
        const v4l2_frmsize_stepwise& range = size.stepwise;
        addSize(formats, fd, code,
                {nearestLength(range.min_width, range.max_width, range.step_width, kWantedWidth),
                 nearestLength(range.min_height, range.max_height, range.step_height, kWantedHeight)});
        return;
    }
}

} // namespace

UniqueFd openVideoDevice(const std::string& path)
{
    return UniqueFd(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK));
}

std::optional<CameraNode> describeCamera(int fd, std::string path)
{
    v4l2_capability capability = {};
    if (!callDevice(fd, VIDIOC_QUERYCAP, capability)) {
        return std::nullopt;
    }
    const bool hasOwn = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0; // else: of all the camera's devices
    const std::uint32_t can = hasOwn ? capability.device_caps : capability.capabilities;
    if ((can & V4L2_CAP_VIDEO_CAPTURE) == 0 || (can & V4L2_CAP_STREAMING) == 0) {
        return std::nullopt;
    }
    const auto* const card = reinterpret_cast<const char*>(capability.card);
    return CameraNode{std::move(path), std::string(card, ::strnlen(card, sizeof capability.card))};
}

std::vector<CameraNode> listCameras()
{
    std::vector<CameraNode> cameras;
    for (int number = 0; number < kVideoDevices; ++number) {
        std::string path = "/dev/video" + std::to_string(number);
        const UniqueFd fd = openVideoDevice(path);
        if (auto camera = fd ? describeCamera(fd.get(), std::move(path)) : std::nullopt) {
            cameras.push_back(*std::move(camera));
        }
    }
    return cameras;
}

std::vector<CameraFormat> listFormats(int fd)
{
    std::vector<CameraFormat> formats;
    for (std::uint32_t index = 0; index < kMaxEntries; ++index) {
        v4l2_fmtdesc format = {};
        format.index = index;
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (!callDevice(fd, VIDIOC_ENUM_FMT, format)) {
            break;
        }
        if (pixelFormatOf(format.pixelformat)) {
            addSizes(formats, fd, format.pixelformat);
        }
    }
    return formats;
}

} // namespace carded::scanner
