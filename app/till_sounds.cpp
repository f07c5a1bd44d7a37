// SPDX-License-Identifier: Apache-2.0
#include "app/till_sounds.h"

#include <iostream>

namespace carded::app {
namespace {

using sound::Earcon;
using ui::Cue;

Earcon earconOf(Cue cue)
{
    switch (cue) {
    case Cue::CodeHeld:
        return Earcon::Tick;
    case Cue::FaceCheck:
        return Earcon::Face;
    case Cue::Pass:
        return Earcon::Pass;
    case Cue::Refuse:
        return Earcon::Refuse;
    case Cue::CannotTell:
    case Cue::Blocked:
        break;
    }
    return Earcon::CannotTell;
}

} // namespace

TillSounds::TillSounds(const SoundConfig& config, Kiosk& kiosk, ui::KioskWindow& window,
                       const std::filesystem::path& devices)
    : m_kiosk(kiosk), m_window(window), m_player(config, devices)
{
    connect(&m_window, &ui::KioskWindow::cued, this, &TillSounds::hear);
    connect(&m_window, &ui::KioskWindow::functionPressed, this, [this](int key) {
        if (key == Qt::Key_F8) {
            m_player.toggleMute();
        }
    });
    connect(&m_player, &SoundPlayer::stateChanged, this, &TillSounds::tellState);
    m_kiosk.offerKey(QStringLiteral("F8"));
    tellState();
}

void TillSounds::hear(Cue cue)
{
    if (m_isForCustomer && cue != Cue::Pass && cue != Cue::CodeHeld) { // how often it sounds would say why
        return;
    }
    m_player.play(earconOf(cue), m_window.mark() != ui::Mark::None ? sound::Form::Marked : sound::Form::Live);
}

void TillSounds::callStaff()
{
    m_player.play(Earcon::Face, m_window.mark() != ui::Mark::None ? sound::Form::Marked : sound::Form::Live);
}

void TillSounds::tellState()
{
    const ui::SoundState state = m_player.state();
    if (state == ui::SoundState::NoDevice) {
        std::cerr << "carded-kiosk: no sound device can be opened\n";
    }
    m_kiosk.changeTillState([state](ui::TillState& till) { till.sound = state; });
}

} // namespace carded::app
