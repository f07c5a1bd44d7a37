// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_device.h"

#include "scanner/camera_probe.h"
#include "scanner/picture_limits.h"
#include "scanner/v4l2_call.h"

#include <algorithm>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/mman.h>
#include <utility>

namespace carded::scanner {

namespace {

/// One handed out, one being filled, four for what comes while nobody looks: 130 ms.
constexpr std::uint32_t kPlaces = 6;
constexpr std::size_t kFewestPlaces = 3; ///< with two, a full queue would be no sign of a pause
constexpr std::size_t kMostPlaces = 32;

v4l2_buffer bufferOf(std::uint32_t index) noexcept
{
    v4l2_buffer buffer = {};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    return buffer;
}

std::size_t bytesOfPixel(PixelFormat format) noexcept
{
    return format == PixelFormat::Yuyv ? 2 : 1;
}

/// What the driver has settled on, if it is something that is read.
std::optional<RawFrame> readableFormat(const v4l2_pix_format& settled) noexcept
{
    const auto format = pixelFormatOf(settled.pixelformat);
    if (!format || settled.width == 0 || settled.height == 0
        || std::uint64_t{settled.width} * settled.height > kMaxPicturePixels) {
        return std::nullopt;
    }
    RawFrame frame{*format, static_cast<int>(settled.width), static_cast<int>(settled.height), 0, {}};
    if (*format != PixelFormat::Mjpeg) {
        const std::uint64_t row = settled.width * bytesOfPixel(*format);
        const std::uint64_t stride = std::max<std::uint64_t>(settled.bytesperline, row); // some drivers say 0
        if (stride * settled.height > kMaxPictureBytes) {
            return std::nullopt;
        }
        frame.stride = static_cast<int>(stride);
    }
    return frame;
}

/// The device cannot be waited for any more: unplugged, or its stream has failed.
bool hasFailed(int fd) noexcept
{
    pollfd state{fd, POLLIN, 0};
    return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

} // namespace

std::optional<CameraDevice::Place> CameraDevice::Place::map(int fd, std::uint32_t index)
{
    v4l2_buffer buffer = bufferOf(index);
    if (!callDevice(fd, VIDIOC_QUERYBUF, buffer) || buffer.length == 0 || buffer.length > kMaxPictureBytes) {
        return std::nullopt;
    }
    void* const begin = ::mmap(nullptr, buffer.length, PROT_READ, MAP_SHARED, fd, buffer.m.offset);
    if (begin == MAP_FAILED) {
        return std::nullopt;
    }
    return Place(static_cast<const std::uint8_t*>(begin), buffer.length);
}

CameraDevice::Place::Place(Place&& other) noexcept
    : m_begin(std::exchange(other.m_begin, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

CameraDevice::Place& CameraDevice::Place::operator=(Place&& other) noexcept
{
    std::swap(m_begin, other.m_begin);
    std::swap(m_size, other.m_size);
    return *this;
}

CameraDevice::Place::~Place()
{
    if (m_begin != nullptr) {
        ::munmap(const_cast<std::uint8_t*>(m_begin), m_size);
    }
}

Result<CameraDevice, SourceError> CameraDevice::start(const std::string& path)
{
    CameraDevice device(openVideoDevice(path));
    if (!device.m_fd || !describeCamera(device.fd(), path) || !device.setFormat()) {
        return fail(SourceError::NoCamera);
    }
    device.setControls();
    if (!device.startStream()) {
        return fail(SourceError::NoCamera);
    }
    return device;
}

bool CameraDevice::setFormat()
{
    const auto wanted = chooseFormat(listFormats(fd()));
    if (!wanted) {
        return false;
    }
    v4l2_format format = {};
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.pixelformat = wanted->code;
    format.fmt.pix.width = static_cast<std::uint32_t>(wanted->width);
    format.fmt.pix.height = static_cast<std::uint32_t>(wanted->height);
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (!callDevice(fd(), VIDIOC_S_FMT, format)) {
        return false;
    }
    const auto settled = readableFormat(format.fmt.pix);
    if (!settled) {
        return false;
    }
    m_format = *settled;
    if (wanted->intervalDenominator != 0) {
        v4l2_streamparm rate = {};
        rate.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        rate.parm.capture.timeperframe = {wanted->intervalNumerator, wanted->intervalDenominator};
        (void)callDevice(fd(), VIDIOC_S_PARM, rate); // its own rate will do
    }
    return true;
}

/// What makes pictures sharp and fast. A camera without one of these refuses it and works as it is.
void CameraDevice::setControls() const noexcept
{
    // Automatic exposure may not lower the rate in dim light: a long exposure blurs what a hand holds.
    v4l2_control priority{V4L2_CID_EXPOSURE_AUTO_PRIORITY, 0};
    (void)callDevice(fd(), VIDIOC_S_CTRL, priority);
    v4l2_control focus{V4L2_CID_FOCUS_AUTO, 1};
    (void)callDevice(fd(), VIDIOC_S_CTRL, focus);
}

bool CameraDevice::startStream()
{
    v4l2_requestbuffers request = {};
    request.count = kPlaces;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (!callDevice(fd(), VIDIOC_REQBUFS, request) || request.count < kFewestPlaces || request.count > kMostPlaces) {
        return false;
    }
    for (std::uint32_t index = 0; index < request.count; ++index) {
        auto place = Place::map(fd(), index);
        if (!place || !giveBack(index)) {
            return false;
        }
        m_places.push_back(*std::move(place));
    }
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    return callDevice(fd(), VIDIOC_STREAMON, type);
}

bool CameraDevice::giveBack(std::uint32_t place) noexcept
{
    v4l2_buffer buffer = bufferOf(place);
    m_queued += 1;
    return callDevice(fd(), VIDIOC_QBUF, buffer);
}

Result<std::optional<CameraDevice::Filled>, SourceError> CameraDevice::take() noexcept
{
    v4l2_buffer buffer = bufferOf(0);
    if (!callDevice(fd(), VIDIOC_DQBUF, buffer)) {
        if (errno == EAGAIN && !hasFailed(fd())) { // a failed stream says EAGAIN too, and is readable for ever
            return std::nullopt;
        }
        return fail(SourceError::CameraLost);
    }
    if (buffer.index >= m_places.size() || m_queued == 0) {
        return fail(SourceError::CameraLost);
    }
    m_queued -= 1;
    return Filled{buffer.index, buffer.bytesused, (buffer.flags & V4L2_BUF_FLAG_ERROR) == 0};
}

std::optional<RawFrame> CameraDevice::frameIn(const Filled& filled) const noexcept
{
    const ByteSpan all = m_places[filled.place].bytes();
    const bool isJpeg = m_format.format == PixelFormat::Mjpeg;
    const std::size_t needed =
        isJpeg ? 1 : static_cast<std::size_t>(m_format.stride) * static_cast<std::size_t>(m_format.height);
    if (!filled.isWhole || filled.bytes > all.size() || filled.bytes < needed) {
        return std::nullopt;
    }
    RawFrame frame = m_format;
    frame.bytes = all.first(isJpeg ? filled.bytes : needed); // of planes the first
    return frame;
}

bool CameraDevice::giveBackHeld() noexcept
{
    const auto held = std::exchange(m_held, std::nullopt);
    return !held || giveBack(*held);
}

Result<CameraNews, SourceError> CameraDevice::newest()
{
    CameraNews news;
    const std::size_t queued = m_queued;
    for (std::size_t taken = 0; taken < queued; ++taken) {
        const auto filled = take();
        if (!filled) {
            return fail(filled.error());
        }
        if (!*filled) {
            return news;
        }
        if (!giveBackHeld()) {
            return fail(SourceError::CameraLost);
        }
        m_held = (*filled)->place;
        news.frame = frameIn(**filled);
    }
    if (!giveBackHeld()) {
        return fail(SourceError::CameraLost);
    }
    return CameraNews{std::nullopt, true};
}

} // namespace carded::scanner
