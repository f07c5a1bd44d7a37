// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/till_config.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "revocation_cache/state.h"

#include <string>
#include <string_view>

namespace carded::app {

/// How long ago the state was last known to be current; a time ahead of `now` counts as now.
[[nodiscard]] Seconds ageOf(const revocation_cache::StateInfo& info, UnixTime now);

/// Whether the till may check codes: `ready` or `warning`, or a sentence why it is blocked.
[[nodiscard]] Result<std::string, std::string> readiness(const revocation_cache::State& state,
                                                         const PolicyChoice& choice, UnixTime now);

} // namespace carded::app
