// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "evidence/log_error.h"
#include "revocation_cache/sqlite.h"
#include "tlog/checkpoint.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carded::evidence {

/// The right to write in a folder of logs: one program has it at a time. The folder itself is locked, so that nothing
/// is left behind.
class LogLock {
public:
    [[nodiscard]] static Result<LogLock, LogError> take(const std::filesystem::path& folder);

private:
    explicit LogLock(UniqueFd folder) noexcept : m_folder(std::move(folder)) {}

    UniqueFd m_folder;
};

/// What a log's database says of the log.
struct LogHeading {
    std::string origin;
    std::string verifierKey;
    std::string previous; ///< what each checkpoint says of the log before this one (previousLine()); empty: the first
    std::string birth;    ///< of the file in which the log was begun (birthOf())
    std::uint64_t size = 0;
    std::vector<tlog::Hash> edge; ///< of the tree, as tlog::Frontier::edge() gives it
    std::string checkpoint;       ///< the newest, a signed note
    std::int64_t ranMilliseconds = 0;

    /// The note text that `checkpoint` must sign if the tree of `size` records has this `root`.
    [[nodiscard]] std::string textFor(std::uint64_t size, const tlog::Hash& root) const;
};

/// The extension line by which the checkpoints of a log name the last one of the log before it:
/// `previous <origin> <size> <root>`.
[[nodiscard]] std::string previousLine(const tlog::Checkpoint& last);

/// What no copy of a file has: its inode and the time at which it was made, which nobody can set. Empty if the file is
/// not there.
[[nodiscard]] std::string birthOf(const std::filesystem::path& path);

/// Opens a log's file to write it. A file that is missing or empty is made and is left without a heading; only its
/// owner may read it, and if root makes it, it is the folder's owner's.
[[nodiscard]] Result<revocation_cache::Database, LogError> openLogToWrite(const std::filesystem::path& path);

/// Opens a log's file to read it, while another program may be writing it.
[[nodiscard]] Result<revocation_cache::Database, LogError> openLogToRead(const std::filesystem::path& path);

/// Damaged, or Missing if nothing was ever written into the file.
[[nodiscard]] Result<LogHeading, LogError> readHeading(revocation_cache::Database& database);

/// The tree that the heading tells of, if the signature of its checkpoint holds by the heading's own key.
[[nodiscard]] Result<tlog::Frontier, LogError> treeOf(const LogHeading& heading);

/// Why the last call failed.
[[nodiscard]] LogError errorOf(revocation_cache::Database& database) noexcept;

} // namespace carded::evidence
