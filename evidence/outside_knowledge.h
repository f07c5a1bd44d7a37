// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tlog/signed_note.h"

#include <optional>
#include <string>

namespace carded::evidence {

/// What somebody who checks a log or a pack has from elsewhere.
struct OutsideKnowledge {
    std::optional<tlog::NoteVerifier>
        key;                          ///< the till's; without it the one that came along is used, which proves less
    std::optional<std::string> older; ///< a checkpoint of this log from before, which must be its beginning
};

} // namespace carded::evidence
