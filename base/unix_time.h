// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace carded {

/// Seconds since 1970-01-01T00:00:00Z, as in CWT NumericDate. Never local time.
using UnixTime = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

} // namespace carded
