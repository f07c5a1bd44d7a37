// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/checker.h"
#include "app/recorder.h"

#include <functional>

namespace carded::app {

/// What is judged, and by what. Everything pointed to outlives the check; `state` and `policy` are null where there are
/// none.
struct RecordedCheck {
    ByteSpan bytes; ///< of the scanned text
    const revocation_cache::State* state = nullptr;
    const policy::Policy* policy = nullptr;
    verifier::Shown::Face face = verifier::Shown::Face::NotCompared;
    UnixTime now{};
    Recorder::Moment running{0};            ///< the program's running time
    std::optional<std::uint64_t> answers{}; ///< place in the log of the check that asked for the face
};

/// Answers by `judge`, which is told whether the token was used before, and records the answer: when this returns the
/// check is on the disk, if that can be, and a token that gave a pass is used up. The record says what was judged by
/// which rules and lists, and nothing about the person.
[[nodiscard]] Answer checkOnRecord(Recorder& recorder, const RecordedCheck& check,
                                   const std::function<Answer(const verifier::Shown&)>& judge);

} // namespace carded::app
