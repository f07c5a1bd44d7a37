// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/table_reader.h"
#include "sound/volume.h"

#include <cstdint>

namespace carded::app {

enum class Mute : std::uint8_t { Off, On };

/// A till's sounds, as the table `[sound]` has them (docs/formats/till.md).
struct SoundConfig {
    sound::Volume volume = sound::kUsualVolume;
    Mute atStart = Mute::Off; ///< F8 changes it while the window is open
};

/// The table `[sound]`; what it does not say is as in `fallback`.
[[nodiscard]] SoundConfig readSound(policy::TableReader& root, policy::Problems& problem,
                                    const SoundConfig& fallback = {});

} // namespace carded::app
