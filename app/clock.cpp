// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"

namespace carded::app {

UnixTime systemTime() noexcept
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

Seconds machineRunning() noexcept
{
    return std::chrono::floor<Seconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace carded::app
