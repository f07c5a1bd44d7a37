// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/check_pack.h"

namespace carded::evidence {

/// Whose records are expected: what stands in the origin `carded.evidence/<store>/<till>`.
struct PackTill {
    std::string_view store; ///< a view into the origin
    std::string_view till;

    [[nodiscard]] static std::optional<PackTill> from(std::string_view origin) noexcept;
};

/// How many records there are, and when they begin and end.
struct CheckedRecords {
    std::size_t count = 0;
    std::optional<UnixTime> firstTime;
    std::optional<UnixTime> lastTime;
};

/// Checks each record and its proof for `checkpoint`; `files` must have records.jsonl and proofs.jsonl.
[[nodiscard]] Result<CheckedRecords, PackProblem>
checkRecords(const PackFiles& files, const tlog::Checkpoint& checkpoint, const PackTill& till);

/// The lines of a file without their newlines; views into `text`. Nothing if the last has none.
[[nodiscard]] std::optional<std::vector<std::string_view>> linesOf(std::string_view text);

} // namespace carded::evidence
