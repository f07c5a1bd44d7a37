// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "crypto/sha256.h"
#include "evidence/log_file.h"
#include "evidence/record.h"
#include "evidence/till_key.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace carded::evidence {

/// A token that a pass uses up.
struct UsedToken {
    crypto::Sha256Digest id; ///< SHA-256 of what it is known by
    UnixTime freshUntil{};   ///< from then on its own times make it too old
};

/// The log of one till in one SQLite file: records, their tree, its newest signed checkpoint and the ledger of used
/// tokens (docs/formats/evidence.md). One thread.
class LogStore {
public:
    /// Of the running time of a program since it opened the log.
    using Moment = std::chrono::milliseconds;

    /// Opens the log in `path`, or begins one whose checkpoints say `previous` of the log before it (previousLine()).
    /// The caller holds the folder's lock for as long as the log is open. After a power cut or a kill a record is in it
    /// with its checkpoint, or it is not in it at all.
    [[nodiscard]] static Result<LogStore, LogError> open(const std::filesystem::path& path, const LogOwner& owner,
                                                         const std::string& previous = {});
    LogStore(LogStore&&) noexcept;
    LogStore& operator=(LogStore&&) noexcept;
    LogStore(const LogStore&) = delete;
    LogStore& operator=(const LogStore&) = delete;
    ~LogStore();

    /// Gives `record` its store, till, place and salt, and appends it, its checkpoint and what it uses up: all of it or
    /// nothing, and on the disk when this returns. Gives the record's `seq`.
    [[nodiscard]] Result<std::uint64_t, LogError> append(Record record, const std::optional<UsedToken>& used,
                                                         Moment running);

    /// Whether this till has used the token up, in whatever run of the program.
    [[nodiscard]] Result<bool, LogError> isUsed(const crypto::Sha256Digest& token);

    /// Takes over the ledger of another log, as if its tokens had been used now.
    [[nodiscard]] Result<void, LogError> takeOverLedger(const std::filesystem::path& other);

    [[nodiscard]] std::uint64_t size() const noexcept;
    /// Of all records.
    [[nodiscard]] tlog::Hash root() const noexcept;
    /// Nothing without a record, or if its bytes are gone.
    [[nodiscard]] const std::optional<Record>& newest() const noexcept;
    /// The newest checkpoint, a signed note.
    [[nodiscard]] const std::string& checkpoint() const noexcept;

    /// How long a token is remembered after it cannot be fresh any more, in running time.
    static constexpr Moment kRemembered = std::chrono::hours{24};

private:
    struct Parts;
    explicit LogStore(std::unique_ptr<Parts> parts) noexcept;

    std::unique_ptr<Parts> m_parts;
};

} // namespace carded::evidence
