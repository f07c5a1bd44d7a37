// SPDX-License-Identifier: Apache-2.0
#include "tests/scanner/fake_device.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace carded::test {

namespace {

using std::chrono::steady_clock;

int failWith(int error)
{
    errno = error;
    return -1;
}

template <std::size_t Size>
void copyText(std::uint8_t (&to)[Size], const std::string& text)
{
    std::memcpy(to, text.data(), std::min(Size - 1, text.size()));
}

} // namespace

FakeDevice::FakeDevice(std::string path) : m_path(std::move(path))
{
    m_timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    log("open");
}

FakeDevice::~FakeDevice()
{
    if (m_memory >= 0) {
        ::close(m_memory);
    }
}

bool FakeDevice::isStalled() const
{
    const auto script = readScript(m_path);
    return script && script->isStalled;
}

int FakeDevice::call(unsigned long request, void* argument)
{
    const auto script = readScript(m_path);
    if (!script) {
        return failWith(ENODEV);
    }
    m_script = *script;
    switch (request) {
    case VIDIOC_QUERYCAP:
        return tellCapability(*static_cast<v4l2_capability*>(argument));
    case VIDIOC_ENUM_FMT:
        return tellFormat(*static_cast<v4l2_fmtdesc*>(argument));
    case VIDIOC_ENUM_FRAMESIZES:
        return tellSize(*static_cast<v4l2_frmsizeenum*>(argument));
    case VIDIOC_ENUM_FRAMEINTERVALS:
        return tellRate(*static_cast<v4l2_frmivalenum*>(argument));
    case VIDIOC_S_FMT:
        return setFormat(*static_cast<v4l2_format*>(argument));
    case VIDIOC_S_PARM:
        log("rate " + std::to_string(static_cast<v4l2_streamparm*>(argument)->parm.capture.timeperframe.denominator));
        return 0;
    case VIDIOC_S_CTRL:
        return setControl(*static_cast<v4l2_control*>(argument));
    case VIDIOC_REQBUFS:
        return makePlaces(*static_cast<v4l2_requestbuffers*>(argument));
    case VIDIOC_QUERYBUF:
        return tellPlace(*static_cast<v4l2_buffer*>(argument));
    case VIDIOC_QBUF:
        return queue(*static_cast<v4l2_buffer*>(argument));
    case VIDIOC_DQBUF:
        return dequeue(*static_cast<v4l2_buffer*>(argument));
    case VIDIOC_STREAMON:
        return startStream();
    default:
        return failWith(ENOTTY);
    }
}

void FakeDevice::log(const std::string& line) const
{
    std::ofstream(m_path + ".log", std::ios::app) << line << '\n';
}

int FakeDevice::tellCapability(v4l2_capability& capability) const
{
    copyText(capability.driver, "fake");
    copyText(capability.card, m_script.card);
    capability.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
    capability.device_caps =
        m_script.isMetadata ? V4L2_CAP_META_CAPTURE | V4L2_CAP_STREAMING : V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return 0;
}

std::vector<FakeFormat> FakeDevice::formatsOf(std::uint32_t code) const
{
    std::vector<FakeFormat> formats;
    std::ranges::copy_if(m_script.formats, std::back_inserter(formats),
                         [code](const FakeFormat& format) { return format.code == code; });
    return formats;
}

int FakeDevice::tellFormat(v4l2_fmtdesc& format) const
{
    std::vector<std::uint32_t> codes;
    for (const FakeFormat& each : m_script.formats) {
        if (std::ranges::find(codes, each.code) == codes.end()) {
            codes.push_back(each.code);
        }
    }
    if (format.index >= codes.size()) {
        return failWith(EINVAL);
    }
    format.pixelformat = codes[format.index];
    return 0;
}

int FakeDevice::tellSize(v4l2_frmsizeenum& size) const
{
    const auto formats = formatsOf(size.pixel_format);
    if (size.index >= formats.size()) {
        return failWith(EINVAL);
    }
    size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
    size.discrete = {formats[size.index].width, formats[size.index].height};
    return 0;
}

int FakeDevice::tellRate(v4l2_frmivalenum& rate) const
{
    for (const FakeFormat& format : formatsOf(rate.pixel_format)) {
        if (format.width == rate.width && format.height == rate.height && rate.index < format.rates.size()) {
            rate.type = V4L2_FRMIVAL_TYPE_DISCRETE;
            rate.discrete = {1, format.rates[rate.index]};
            return 0;
        }
    }
    return failWith(EINVAL);
}

int FakeDevice::setFormat(v4l2_format& format)
{
    if (m_script.isBusy) {
        return failWith(EBUSY);
    }
    v4l2_pix_format& pix = format.fmt.pix;
    for (const FakeFormat& each : formatsOf(pix.pixelformat)) {
        if (each.width == pix.width && each.height == pix.height) {
            m_format = each;
            pix.bytesperline = each.stride();
            pix.sizeimage = each.size();
            const auto* const letters = reinterpret_cast<const char*>(&each.code);
            log("format " + std::string(letters, 4) + " " + std::to_string(pix.width) + " "
                + std::to_string(pix.height));
            return 0;
        }
    }
    return failWith(EINVAL);
}

int FakeDevice::setControl(const v4l2_control& control) const
{
    if (control.id == V4L2_CID_EXPOSURE_AUTO_PRIORITY) {
        log("exposure priority " + std::to_string(control.value));
    } else if (control.id == V4L2_CID_FOCUS_AUTO) {
        log("autofocus " + std::to_string(control.value));
    } else {
        return failWith(EINVAL);
    }
    return 0;
}

int FakeDevice::makePlaces(v4l2_requestbuffers& request)
{
    m_places = request.count;
    m_memory = ::memfd_create("fake-v4l2", MFD_CLOEXEC);
    return ::ftruncate(m_memory, static_cast<off_t>(std::uint64_t{m_places} * m_format.size()));
}

int FakeDevice::tellPlace(v4l2_buffer& place) const
{
    if (place.index >= m_places) {
        return failWith(EINVAL);
    }
    place.length = m_format.size();
    place.m.offset = place.index * m_format.size();
    return 0;
}

int FakeDevice::queue(const v4l2_buffer& place)
{
    advance();
    if (place.index >= m_places || std::ranges::find(m_empty, place.index) != m_empty.end()) {
        return failWith(EINVAL);
    }
    m_empty.push_back(place.index);
    return 0;
}

int FakeDevice::dequeue(v4l2_buffer& place)
{
    advance();
    if (m_filled.empty()) {
        std::uint64_t ticks = 0;
        [[maybe_unused]] const auto got =
            ::read(m_timer, &ticks, sizeof ticks); // not readable any more, until the next frame
        return failWith(EAGAIN);
    }
    place = m_filled.front();
    m_filled.pop_front();
    return 0;
}

int FakeDevice::startStream()
{
    m_began = steady_clock::now();
    const auto nanoseconds = std::chrono::nanoseconds(m_script.interval).count();
    const timespec interval{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    const itimerspec timer{interval, interval};
    log("stream");
    return ::timerfd_settime(m_timer, 0, &timer, nullptr);
}

void FakeDevice::advance()
{
    if (!m_began) {
        return;
    }
    const auto target = m_script.interval.count() > 0
                            ? static_cast<std::uint32_t>((steady_clock::now() - *m_began) / m_script.interval)
                            : m_script.frames;
    for (; m_made < target; ++m_made) {
        if (!m_empty.empty()) {
            m_filled.push_back(fill(m_empty.front()));
            m_empty.pop_front();
        }
    }
}

v4l2_buffer FakeDevice::fill(std::uint32_t place) const
{
    std::ifstream file(m_script.picture, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto number = static_cast<char>(m_made);
    if (m_script.isNoisy && m_format.code == V4L2_PIX_FMT_MJPEG) {
        bytes += number; // behind the picture's end
    } else if (m_script.isNoisy && !bytes.empty()) {
        bytes.front() = number;
    }
    bytes.resize(std::min<std::size_t>(bytes.size(), m_format.size()));
    [[maybe_unused]] const auto written =
        ::pwrite(m_memory, bytes.data(), bytes.size(), static_cast<off_t>(std::uint64_t{place} * m_format.size()));
    v4l2_buffer buffer = {};
    buffer.index = place;
    buffer.bytesused = static_cast<std::uint32_t>(bytes.size());
    buffer.sequence = m_made;
    buffer.flags = m_made >= m_script.firstBroken && m_made <= m_script.lastBroken ? V4L2_BUF_FLAG_ERROR : 0;
    return buffer;
}

} // namespace carded::test
