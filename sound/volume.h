// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sound/earcon.h"

namespace carded::sound {

/// How loud, in steps from 1 to kLoudest; none of them is silent. Any other number is the nearest of them.
using Volume = int;
inline constexpr Volume kLoudest = 5;
inline constexpr Volume kUsualVolume = 3;

/// `samples` as they are at kLoudest, 5 dB less with each step below.
[[nodiscard]] Samples atVolume(Samples samples, Volume volume);

} // namespace carded::sound
