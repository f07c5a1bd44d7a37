// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/unix_time.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "evidence/record.h"
#include "revocation_cache/sqlite.h"
#include "tlog/tree.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace carded::evidence {

enum class LogError : std::uint8_t {
    Busy,       ///< another program writes this log
    NotAllowed, ///< this user may not write there, or the folder is missing
    DiskFull,
    NewerFormat, ///< written by a later version of this program
    NotALog,     ///< a file of another kind
    OtherLog,    ///< of another store or till, or signed by another key
    Damaged,     ///< what is in it does not fit together
    WriteFailed, ///< the disk, or what is below it
    BadRecord    ///< a field cannot stand in a record
};

/// Whose log it is, and who signs it.
struct LogOwner {
    std::string store;
    std::string till;
    crypto::Ed25519KeyPair key;

    /// `carded.evidence/<store>/<till>`
    [[nodiscard]] std::string origin() const { return "carded.evidence/" + store + "/" + till; }
};

/// A token that a pass uses up.
struct UsedToken {
    crypto::Sha256Digest id; ///< SHA-256 of its outer signature
    UnixTime freshUntil{};   ///< from then on its own times make it too old
};

/// The log of one till in one SQLite file: records, their tree, its newest signed checkpoint and the ledger of used
/// tokens (docs/formats/evidence.md). One writer at a time, of all programs. One thread.
class LogStore {
public:
    /// Of the running time of a program since it opened the log.
    using Moment = std::chrono::milliseconds;

    /// Opens the log in `path`, or begins one that names `previous`, the last checkpoint of the log before it. After a
    /// power cut or a kill a record is in it with its checkpoint, or it is not in it at all.
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

    [[nodiscard]] std::uint64_t size() const noexcept;
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
