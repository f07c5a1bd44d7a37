// SPDX-License-Identifier: Apache-2.0
#include "sound/volume.h"

#include <algorithm>
#include <cmath>

namespace carded::sound {

Samples atVolume(Samples samples, Volume volume)
{
    constexpr double kStep = 5; // dB
    const double gain = std::pow(10.0, -kStep * (kLoudest - std::clamp(volume, 1, kLoudest)) / 20);
    for (std::int16_t& sample : samples) {
        sample = static_cast<std::int16_t>(std::lround(sample * gain));
    }
    return samples;
}

} // namespace carded::sound
