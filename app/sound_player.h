// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sound_config.h"
#include "sound/earcon.h"
#include "ui/till_state.h"

#include <QObject>
#include <QThread>

#include <filesystem>

namespace carded::app {

class SoundDevice;

/// Plays earcons, one at a time, with a thread for the device: nothing here waits for it. Lives in the window's thread.
class SoundPlayer final : public QObject {
    Q_OBJECT
public:
    /// `devices`: where sound devices come and go.
    explicit SoundPlayer(const SoundConfig& config, const std::filesystem::path& devices = "/dev/snd");
    ~SoundPlayer() override;
    Q_DISABLE_COPY_MOVE(SoundPlayer)

    /// Now, in place of what plays; not at all while it is muted or there is no device.
    void play(sound::Earcon earcon, sound::Form form = sound::Form::Live);
    /// From the next one on.
    void setVolume(sound::Volume volume) noexcept { m_volume = volume; }
    /// Also ends what plays.
    void toggleMute();

    /// Muted goes before a device that is missing. Ok until one has been looked for.
    [[nodiscard]] ui::SoundState state() const noexcept;

signals:
    void stateChanged();

private:
    void setDevice(ui::SoundState state);

    sound::Volume m_volume;
    Mute m_mute;
    ui::SoundState m_deviceState = ui::SoundState::Ok;
    QThread m_thread;
    SoundDevice* m_device; ///< lives in m_thread and ends with it
};

} // namespace carded::app
