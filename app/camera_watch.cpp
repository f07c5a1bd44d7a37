// SPDX-License-Identifier: Apache-2.0
#include "app/camera_watch.h"

#include "app/camera_state.h"

#include <utility>

namespace carded::app {

using scanner::EyeSource;

CameraWatch::CameraWatch(std::string camera, Picture picture) : m_camera(std::move(camera)), m_picture(picture)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CameraWatch::start);
    m_untold.setInterval(kUntold);
    connect(&m_untold, &QTimer::timeout, this, &CameraWatch::takePicture);
    connect(&m_eye, &EyeWatch::said, this, &CameraWatch::hear);
    connect(&m_eye, &EyeWatch::ended, this, &CameraWatch::end);
}

void CameraWatch::start()
{
    m_isFilm = false;
    begin({EyeSource::Kind::Camera, m_camera});
}

void CameraWatch::use(const std::string& camera)
{
    m_camera = camera;
    setState(ui::Device::NotFitted);
    start();
}

void CameraWatch::play(const std::filesystem::path& film)
{
    m_isFilm = true;
    begin({EyeSource::Kind::Video, film});
}

void CameraWatch::stop()
{
    m_retry.stop();
    m_untold.stop();
    m_eye.stop();
}

void CameraWatch::begin(const EyeSource& source)
{
    m_retry.stop();
    m_time = std::chrono::milliseconds{0};
    m_isOpened = false;
    emit began();
    emit pictureTaken({});
    scanner::EyeOptions options;
    options.sources = {source};
    options.realtime = m_isFilm;
    options.preview = true;
    options.mirror = !m_isFilm && m_picture == Picture::Mirrored;
    m_untold.start();
    m_eye.start(options);
}

void CameraWatch::hear(const scanner::Message& message)
{
    if (std::holds_alternative<scanner::SourceOpened>(message)) {
        setState(ui::Device::Ok);
        if (!std::exchange(m_isOpened, true)) {
            emit firstFrame();
        }
    } else if (const auto* seen = std::get_if<scanner::FrameSeen>(&message)) {
        m_time = std::chrono::milliseconds{seen->stamp.milliseconds};
        m_untold.start();
        takePicture();
    } else if (const auto* failed = std::get_if<scanner::SourceFailed>(&message)) {
        setState(cameraAfter(failed->error).value_or(m_state));
    }
    emit said(message);
}

void CameraWatch::takePicture()
{
    if (const auto frame = m_eye.latestPreview()) {
        emit pictureTaken(*frame);
    }
}

void CameraWatch::end()
{
    if (m_isFilm) {
        emit filmEnded();
        return;
    }
    setState(ui::Device::Missing); // a camera has no end, so without an error it is gone too
    m_retry.start(kRetry);
}

void CameraWatch::setState(ui::Device state)
{
    if (std::exchange(m_state, state) == state) {
        return;
    }
    if (state == ui::Device::Missing) {
        emit pictureTaken({});
    }
    emit stateChanged();
}

} // namespace carded::app
