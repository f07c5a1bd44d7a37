// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "sound/earcon.h"

namespace carded::sound {

/// A WAV file (RIFF, PCM) of 16 bit, one channel and kSampleRate.
[[nodiscard]] Bytes toWav(const Samples& samples);

/// What is in a file as toWav() makes it; nothing if it is any other.
[[nodiscard]] Samples fromWav(ByteSpan file);

} // namespace carded::sound
