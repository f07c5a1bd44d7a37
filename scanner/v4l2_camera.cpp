// SPDX-License-Identifier: Apache-2.0
#include "scanner/v4l2_camera.h"

#include "scanner/camera_choice.h"
#include "scanner/camera_probe.h"

namespace carded::scanner {

bool V4l2Camera::open(Time now)
{
    const auto cameras = isCameraPath(m_wanted) ? std::vector<CameraNode>{} : listCameras();
    const auto path = chooseCamera(m_wanted, cameras);
    auto device = path ? CameraDevice::start(*path) : fail(SourceError::NoCamera);
    if (!device) {
        return false;
    }
    m_device = *std::move(device);
    m_lastFrame = now;
    return true;
}

Result<CameraNews, SourceError> V4l2Camera::newest(Time now)
{
    if (!m_device && !open(now)) {
        return fail(SourceError::NoCamera);
    }
    auto news = m_device->newest();
    if (news && news->frame) {
        m_lastFrame = now;
    }
    if (!news || now - m_lastFrame >= kLongestSilence) {
        m_device.reset();
        return fail(SourceError::CameraLost);
    }
    return news;
}

} // namespace carded::scanner
