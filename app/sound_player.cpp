// SPDX-License-Identifier: Apache-2.0
#include "app/sound_player.h"

#include "app/earcon_file.h"
#include "app/sound_device.h"

namespace carded::app {

using ui::SoundState;

SoundPlayer::SoundPlayer(const SoundConfig& config, const std::filesystem::path& devices)
    : m_volume(config.volume), m_mute(config.atStart), m_device(new SoundDevice(devices))
{
    m_device->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_device, &SoundDevice::start);
    connect(&m_thread, &QThread::finished, m_device, &QObject::deleteLater);
    connect(m_device, &SoundDevice::opened, this, [this] { setDevice(SoundState::Ok); });
    connect(m_device, &SoundDevice::missing, this, [this] { setDevice(SoundState::NoDevice); });
    m_thread.start();
}

SoundPlayer::~SoundPlayer()
{
    m_thread.quit();
    m_thread.wait();
}

void SoundPlayer::play(sound::Earcon earcon, sound::Form form)
{
    if (m_mute == Mute::Off) {
        QMetaObject::invokeMethod(m_device, [device = m_device, earcon, form, volume = m_volume] {
            device->play(sound::atVolume(earconFile(earcon, form), volume));
        });
    }
}

void SoundPlayer::toggleMute()
{
    m_mute = m_mute == Mute::Off ? Mute::On : Mute::Off;
    if (m_mute == Mute::On) {
        QMetaObject::invokeMethod(m_device, &SoundDevice::stop);
    }
    emit stateChanged();
}

SoundState SoundPlayer::state() const noexcept
{
    return m_mute == Mute::On ? SoundState::Muted : m_deviceState;
}

void SoundPlayer::setDevice(SoundState state)
{
    if (m_deviceState != state) {
        m_deviceState = state;
        emit stateChanged();
    }
}

} // namespace carded::app
