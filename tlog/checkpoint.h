// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "tlog/tree.h"

#include <string>

namespace carded::tlog {

/// A log's size and root, as C2SP tlog-checkpoint writes them into the text of a signed note.
struct Checkpoint {
    std::string origin; ///< names the log; not empty
    std::uint64_t size = 0;
    Hash root;
    std::vector<std::string> extensions; ///< lines that are not empty; of no meaning here

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// In the order of the checks: what the later ones name has the shape that the earlier ones ask for.
enum class CheckpointError : std::uint8_t {
    TooLong,        ///< more than kMaxNoteBytes
    NoFinalNewline, ///< or nothing at all
    TooFewLines,    ///< fewer than three
    EmptyOrigin,
    BadSize,        ///< no decimal number below 2^64 without leading zeros
    BadRoot,        ///< empty, or no strict base64
    EmptyExtension, ///< an empty line after the root
    BadRootLength,  ///< base64 of something else than 32 bytes
};

/// The note text of `checkpoint`. Its origin and extensions must be lines: not empty, without newlines.
[[nodiscard]] std::string textOf(const Checkpoint& checkpoint);

/// Reads the text of an opened note. There is one text for each checkpoint: textOf() gives it back.
[[nodiscard]] Result<Checkpoint, CheckpointError> parseCheckpoint(std::string_view text);

} // namespace carded::tlog
