// SPDX-License-Identifier: Apache-2.0
#include "scanner/camera_source.h"

#include "scanner/camera_choice.h"
#include "scanner/camera_probe.h"

#include <utility>
#include <vector>

namespace carded::scanner {

SourceWait CameraSource::wait() const
{
    return {m_device ? m_device->fd() : -1, m_until};
}

bool CameraSource::open(SteadyTime now)
{
    const auto cameras = isCameraPath(m_wanted) ? std::vector<CameraNode>{} : listCameras();
    const auto path = chooseCamera(m_wanted, cameras);
    auto device = path ? CameraDevice::start(*path) : fail(SourceError::NoCamera);
    if (!device) {
        return false;
    }
    m_device = *std::move(device);
    m_until = now + kLongestSilence;
    return true;
}

Result<FrameSource::Step, SourceError> CameraSource::lose(SourceError error, SteadyTime now)
{
    m_device.reset();
    m_until = now + kRetryTime;
    return fail(error);
}

Result<FrameSource::Step, SourceError> CameraSource::next()
{
    return nextAt(std::chrono::steady_clock::now());
}

Result<FrameSource::Step, SourceError> CameraSource::nextAt(SteadyTime now)
{
    if (!m_device && m_until && now < *m_until) {
        return NoFrameYet{};
    }
    if (!m_device && !open(now)) {
        return lose(SourceError::NoCamera, now);
    }
    const auto news = m_device->newest();
    if (!news) {
        return lose(news.error(), now);
    }
    if (news->frame) {
        m_until = now + kLongestSilence;
        const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_began.value_or(now));
        m_began = m_began.value_or(now);
        return TimedFrame{*news->frame, m_frames++, static_cast<std::uint64_t>(time.count())};
    }
    if (now >= *m_until) {
        return lose(SourceError::CameraLost, now);
    }
    return news->isPause ? Step(FramesOutdated{}) : Step(NoFrameYet{});
}

} // namespace carded::scanner
