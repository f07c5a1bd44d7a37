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

    /// A node of the tree, for proofs.
    [[nodiscard]] std::optional<tlog::Hash> node(unsigned level, std::uint64_t index);
    [[nodiscard]] tlog::ReadNode nodes();

    /// The checkpoints that are kept, the oldest first: size and note.
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, std::string>>, LogError> keptCheckpoints();

private:
    struct Parts;
    explicit LogReader(std::unique_ptr<Parts> parts) noexcept;

    std::unique_ptr<Parts> m_parts;
};

} // namespace carded::evidence
