// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/check_pack.h"
#include "evidence/till_key.h"

namespace carded::evidence {

/// How many records there are, and when they begin and end.
struct CheckedRecords {
    std::size_t count = 0;
    std::optional<std::uint64_t> firstSeq;
    std::optional<std::uint64_t> lastSeq;
    std::optional<UnixTime> firstTime;
    std::optional<UnixTime> lastTime;
};

/// Checks each record and its proof for `checkpoint`; `files` must have records.jsonl and proofs.jsonl.
[[nodiscard]] Result<CheckedRecords, PackProblem>
checkRecords(const PackFiles& files, const tlog::Checkpoint& checkpoint, const TillPlace& till);

/// The lines of a file without their newlines; views into `text`. Nothing if the last has none.
[[nodiscard]] std::optional<std::vector<std::string_view>> linesOf(std::string_view text);

} // namespace carded::evidence
