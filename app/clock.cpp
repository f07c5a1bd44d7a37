// SPDX-License-Identifier: Apache-2.0
#include "app/clock.h"

namespace carded::app {

UnixTime systemTime() noexcept
{
    return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
}

} // namespace carded::app
