// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credential/status_list_token.h"
#include "crypto/sha256.h"
#include "revocation_cache/state_builder.h"
#include "revocation_cache/state_files.h"
#include "revocation_cache/state_reader.h"

#include <vector>

namespace carded::revocation_cache {

/// A status list that belongs in the next state.
struct DraftList {
    credential::VerifiedStatusList list;
    crypto::Sha256Digest token;
};

/// What the next state will hold besides the files' own trust list and policies.
struct StateDraft {
    std::vector<DraftList> lists;
    std::vector<RefusedList> refused;
    UnixTime clockFloor{};
};

/// Checks the files by themselves and against the state in force (null: none). `previous` is not changed, but
/// read from.
[[nodiscard]] Result<StateDraft, BuildError> draftState(const StateFiles& files, StateReader* previous);

/// Whether a state of `files` and `draft` would hold just what `previous` holds.
[[nodiscard]] bool isUnchanged(const StateFiles& files, const StateDraft& draft, const StoredState& previous);

} // namespace carded::revocation_cache
