// SPDX-License-Identifier: Apache-2.0
#include "app/sound_device.h"

#include <utility>

namespace carded::app {

using Progress = sound::AlsaOutput::Progress;

SoundDevice::SoundDevice(const std::filesystem::path& folder) : m_watch(folder, FolderWatch::Holds::Devices, kSlowLook)
{
    m_watch.setParent(this); // they move to another thread together
    m_feed.setParent(this);
    m_feed.setTimerType(Qt::PreciseTimer);
    m_feed.setInterval(sound::AlsaOutput::kFeedInterval);
    connect(&m_watch, &FolderWatch::lookDue, this, &SoundDevice::look);
    connect(&m_feed, &QTimer::timeout, this, [this] { goOn(m_output.feed()); });
}

void SoundDevice::start()
{
    m_watch.start();
}

void SoundDevice::look()
{
    if (m_output.open()) {
        emit opened();
    } else {
        emit missing();
    }
}

void SoundDevice::play(sound::Samples samples)
{
    goOn(m_output.play(std::move(samples)));
}

void SoundDevice::stop()
{
    m_feed.stop();
    m_output.stop();
}

void SoundDevice::goOn(Progress progress)
{
    switch (progress) {
    case Progress::More:
        if (!m_feed.isActive()) {
            m_feed.start();
        }
        return;
    case Progress::NoDevice:
        emit missing();
        break;
    case Progress::Done:
        break;
    }
    m_feed.stop();
}

} // namespace carded::app
