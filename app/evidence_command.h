// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/commands.h"

#include <optional>
#include <string>

namespace carded::app {

/// What the commands about a till's records have in common. Texts as they stand on the command line.
struct EvidenceOptions {
    CommonOptions common;
    std::string log;   ///< a log that has ended; empty: the one in force
    std::string from;  ///< RFC 3339 or Unix seconds; empty: from the beginning
    std::string to;    ///< the first moment no longer in it; empty: to the end
    std::string day;   ///< `2026-11-28`, on the shop's clock
    std::string month; ///< `2026-11`
    std::string out;
    std::string language; ///< `en` or `ko`
    std::string key;      ///< a verifier key, or a file that holds one
    std::string since;    ///< a file that holds an older checkpoint
    std::string pack;     ///< what is to be checked; empty: this till's log
    std::optional<int> keepDays;
};

// Each runs one command, writes results to standard output and everything else to standard error, and returns the exit
// status (docs/evidence.md).

/// A line for each record.
[[nodiscard]] int runEvidenceList(const EvidenceOptions& options);
/// HTML or PDF, by the name of the file; HTML on standard output without one.
[[nodiscard]] int runEvidenceReport(const EvidenceOptions& options);
/// The inspector's pack: a folder, or a .zip if the name ends so.
[[nodiscard]] int runEvidenceExport(const EvidenceOptions& options);
/// Of a pack or a log: 0 it holds, 1 it does not, 2 it holds by a key that nobody has checked.
[[nodiscard]] int runEvidenceVerify(const EvidenceOptions& options);
/// Drops what records say when their time is over.
[[nodiscard]] int runEvidencePrune(const EvidenceOptions& options);
/// The newest checkpoint, to be kept outside: the log can be checked against it later.
[[nodiscard]] int runEvidenceCheckpoint(const EvidenceOptions& options);
/// The public half of the till's key; makes key and log if there are none.
[[nodiscard]] int runEvidenceKey(const EvidenceOptions& options);

} // namespace carded::app
