// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tlog/checkpoint.h"
#include "tlog/signed_note.h"

namespace carded::evidence {

enum class SignedCheckpointError : std::uint8_t {
    NotANote,
    OtherOrigin,
    NotSigned, ///< by this key
    NotACheckpoint,
};

/// Opens a checkpoint of the log that has the name and the key of `verifier`.
[[nodiscard]] Result<tlog::Checkpoint, SignedCheckpointError> openCheckpoint(std::string_view note,
                                                                             const tlog::NoteVerifier& verifier);

} // namespace carded::evidence
