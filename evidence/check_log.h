// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/log_reader.h"
#include "evidence/outside_knowledge.h"

namespace carded::evidence {

/// What does not hold, in the order of the checks.
enum class LogProblem : std::uint8_t {
    NotReadable,   ///< the database fails while it is read
    BadCheckpoint, ///< the newest one is not signed by the key, or says another origin, size or root than the records
    MissingRecord, ///< the row with that `seq` is not there, or there is one too many
    ChangedRecord, ///< its bytes do not have the leaf hash, or are no record of this till with that `seq`
    ChangedNode,   ///< a stored inner node is not that of the records before it
    BadKeptCheckpoint, ///< a kept one is not signed by the key, or the tree of that size has another root
    OtherKey,          ///< the log is signed by another key than the one given
    BadOldCheckpoint,  ///< the older checkpoint that was given is not signed by the key, or is of another origin
    NotContinued       ///< the older checkpoint does not fit: the log was cut or rewritten since
};

/// The first thing that is wrong.
struct LogFault {
    LogProblem problem;
    std::uint64_t seq = 0; ///< of the record, or the size of the checkpoint
};

/// A log that holds.
struct CheckedLog {
    std::uint64_t size = 0;
    std::uint64_t dropped = 0; ///< records whose bytes are gone; their hashes hold
    tlog::Hash root;
};

/// Reads the whole log and checks every record, leaf, node and checkpoint in it.
[[nodiscard]] Result<CheckedLog, LogFault> checkLog(LogReader& log, const OutsideKnowledge& known);

} // namespace carded::evidence
