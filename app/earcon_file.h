// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sound/earcon.h"

namespace carded::app {

/// The sound as it was made when this program was built.
[[nodiscard]] sound::Samples earconFile(sound::Earcon earcon, sound::Form form);

} // namespace carded::app
