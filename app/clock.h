// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"

#include <functional>

namespace carded::app {

/// What tells the time of day.
using Clock = std::function<UnixTime()>;

/// What this machine's clock says. Read once for each check; nothing below `app` reads a clock.
[[nodiscard]] UnixTime systemTime() noexcept;

/// For how long this machine has been running, sleep left out. Nobody can set it, and it begins anew with the machine.
[[nodiscard]] Seconds machineRunning() noexcept;

} // namespace carded::app
