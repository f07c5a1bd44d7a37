// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/kiosk.h"
#include "app/sound_player.h"
#include "ui/cue.h"

#include <QObject>

namespace carded::app {

/// The sounds of the cashier's window: what it shows is heard as well, and F8 mutes it. Lives in the window's thread.
class TillSounds final : public QObject {
    Q_OBJECT
public:
    /// `kiosk` and `window` must outlive it. `devices`: where sound devices come and go.
    TillSounds(const SoundConfig& config, Kiosk& kiosk, ui::KioskWindow& window,
               const std::filesystem::path& devices = "/dev/snd");

    /// From now on a customer hears them: a pass, and of all else no more than that staff is called.
    void serveCustomer() noexcept { m_isForCustomer = true; }
    void callStaff();
    /// For whoever tries the sounds out.
    [[nodiscard]] SoundPlayer& player() noexcept { return m_player; }

private:
    void hear(ui::Cue cue);
    void tellState();

    Kiosk& m_kiosk;
    ui::KioskWindow& m_window;
    SoundPlayer m_player;
    bool m_isForCustomer = false;
};

} // namespace carded::app
