// SPDX-License-Identifier: Apache-2.0
#include "evidence/signed_checkpoint.h"

namespace carded::evidence {

Result<tlog::Checkpoint, SignedCheckpointError> openCheckpoint(std::string_view note,
                                                               const tlog::NoteVerifier& verifier)
{
    const std::size_t firstLine = note.substr(0, tlog::kMaxNoteBytes).find('\n');
    if (firstLine == std::string_view::npos) {
        return fail(SignedCheckpointError::NotANote);
    }
    if (note.substr(0, firstLine) != verifier.name) { // before the signature: another till's has another key too
        return fail(SignedCheckpointError::OtherOrigin);
    }
    const auto opened = tlog::openNote(note, {&verifier, 1});
    if (!opened) {
        const bool isNote =
            opened.error() == tlog::NoteError::NoKnownSignature || opened.error() == tlog::NoteError::InvalidSignature;
        return fail(isNote ? SignedCheckpointError::NotSigned : SignedCheckpointError::NotANote);
    }
    auto checkpoint = tlog::parseCheckpoint(opened->text);
    if (!checkpoint) {
        return fail(SignedCheckpointError::NotACheckpoint);
    }
    return *std::move(checkpoint);
}

} // namespace carded::evidence
