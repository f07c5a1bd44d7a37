// SPDX-License-Identifier: Apache-2.0
#include "sound/volume.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace carded;
using sound::atVolume;
using sound::Samples;

TEST_CASE("Volume: each step is 5 dB, the loudest is the sound as it is, and none is silent")
{
    const Samples samples{32'767, -10'000, 0};
    CHECK(atVolume(samples, sound::kLoudest) == samples);
    for (sound::Volume volume = 1; volume < sound::kLoudest; ++volume) {
        const double quieter = atVolume(samples, volume)[0];
        CHECK(20 * std::log10(quieter / 32'767) == doctest::Approx(-5.0 * (sound::kLoudest - volume)).epsilon(0.001));
    }
    CHECK(atVolume(samples, 1)[1] == -1000);
    CHECK(atVolume(samples, 0) == atVolume(samples, 1));
    CHECK(atVolume(samples, 99) == samples);
}
