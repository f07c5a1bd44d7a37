// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/log_file.h"
#include "evidence/record.h"
#include "tlog/proof.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace carded::evidence {

/// One row of a log as it is stored. Views, good until the next row.
struct StoredRecord {
    std::uint64_t seq = 0;
    ByteSpan leaf;                        ///< its hash
    ByteSpan nodes;                       ///< the inner nodes that it completes, lowest first
    std::optional<std::string_view> text; ///< nothing once it has been dropped
};

/// A stretch of time; without an end it has none.
struct Period {
    std::optional<UnixTime> from;  ///< the first moment in it
    std::optional<UnixTime> until; ///< the first moment no longer in it

    [[nodiscard]] bool contains(UnixTime time) const noexcept
    {
        return (!from || *from <= time) && (!until || time < *until);
    }
};

/// A checkpoint that was kept when an hour was over.
struct KeptCheckpoint {
    std::uint64_t size = 0;
    std::string note;
    std::chrono::hours hour; ///< since 1970, of the records since the checkpoint kept before; negative: not known
};

/// A log as it was when it was opened, while another program may go on writing it. One thread. Gives what is stored;
/// checkLog() tells whether that fits together.
class LogReader {
public:
    [[nodiscard]] static Result<LogReader, LogError> open(const std::filesystem::path& path);
    LogReader(LogReader&&) noexcept;
    LogReader& operator=(LogReader&&) noexcept;
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;
    ~LogReader();

    [[nodiscard]] const LogHeading& heading() const noexcept;

    /// Every row in the order of `seq`, until `take` says false.
    [[nodiscard]] Result<void, LogError> eachRow(const std::function<bool(const StoredRecord&)>& take);

    /// Every record of that period whose bytes are still there, in the order of `seq`, with its text. Gives how many
    /// are there of which the bytes are gone and that may be of that period. What is no record is left out.
    [[nodiscard]] Result<std::uint64_t, LogError>
    eachRecord(const Period& period, const std::function<void(const Record&, std::string_view text)>& take);

    /// A node of the tree, for proofs.
    [[nodiscard]] std::optional<tlog::Hash> node(unsigned level, std::uint64_t index);
    [[nodiscard]] tlog::ReadNode nodes();

    /// The oldest first.
    [[nodiscard]] Result<std::vector<KeptCheckpoint>, LogError> keptCheckpoints();

private:
    struct Parts;
    explicit LogReader(std::unique_ptr<Parts> parts) noexcept;

    std::unique_ptr<Parts> m_parts;
};

} // namespace carded::evidence
