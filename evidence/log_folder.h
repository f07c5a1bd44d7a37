// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/log_store.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace carded::evidence {

// A till's folder of logs (docs/formats/evidence.md): the log in force, logs that have ended, and the till's key.

[[nodiscard]] std::filesystem::path currentLogIn(const std::filesystem::path& folder);
/// Logs that have ended, the oldest first.
[[nodiscard]] std::vector<std::filesystem::path> endedLogsIn(const std::filesystem::path& folder);
/// The public half of the key in force, for whoever is to check this till's packs.
[[nodiscard]] std::filesystem::path publicKeyIn(const std::filesystem::path& folder);

/// The owner of a log in such a folder, whose `origin` is named, by the key beside it: `till.key`, or
/// `evidence-0001.key` of one that has ended. Missing without a key, OtherLog if it is another's.
[[nodiscard]] Result<LogOwner, LogError> ownerOf(const std::filesystem::path& log, std::string_view origin);

/// Why the log that was opened is the one in force.
enum class Beginning : std::uint8_t {
    Continued,  ///< it was there
    First,      ///< there was none
    OtherPlace, ///< the one before is of another store or till number
    KeyLost,    ///< the one before was signed by a key that is gone
    Copied,     ///< the one before is a backup that was put back, or a copy
    Damaged     ///< the one before does not fit together; it is kept as it is
};

struct OpenedLog {
    LogLock lock;
    LogStore log;
    Beginning beginning = Beginning::Continued;
};

/// Opens the log of this till to write it. Makes the folder, the key and the log if they are missing; a log that cannot
/// be gone on with is kept under another name with its key, and the new one names its last checkpoint and takes over
/// its ledger of used tokens. Each log has a key of its own: two logs by one key would contradict each other. Only the
/// folder's owner can read what is in it.
[[nodiscard]] Result<OpenedLog, LogError> openLog(const std::filesystem::path& folder, std::string_view store,
                                                  std::string_view till);

} // namespace carded::evidence
