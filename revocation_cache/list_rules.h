// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "revocation_cache/state_builder.h"
#include "revocation_cache/state_files.h"
#include "revocation_cache/state_reader.h"

#include <optional>

namespace carded::revocation_cache {

/// How far a published time may lie ahead of the reference time, and the reference time behind the clock floor.
inline constexpr Seconds kClockTolerance{300};

/// Why a state of these files may not follow `stored` (null: there is none); nothing if it may.
[[nodiscard]] std::optional<BuildError> documentsProblem(const StateFiles& files, const StoredState* stored);

/// Why `next` may not take the place of `stored`, its predecessor of the same issuer and URI (null: there is none).
/// A stored time that lies ahead of `reference` by more than the tolerance says nothing: it can only come from a clock
/// that was wrong, before the clock floor was reset.
[[nodiscard]] std::optional<ListRefusal> listProblem(const StoredList& next, const StoredList* stored,
                                                     UnixTime reference);

/// Whether the very key that verified `list` under `then` is still there under `now`, and good at `reference`. The
/// token itself is not kept, so its signature cannot be checked again.
[[nodiscard]] bool isStillVouchedFor(const StoredList& list, const credential::TrustList& then,
                                     const credential::TrustList& now, UnixTime reference);

} // namespace carded::revocation_cache
