// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "crypto/sha256.h"
#include "revocation_cache/current.h"
#include "revocation_cache/sqlite.h"
#include "revocation_cache/state_files.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::revocation_cache {

/// One row of the table status_list: what the entries stand for and where they begin.
struct StoredList {
    std::string iss;
    Bytes kid; ///< of the status key that signed the token
    std::string uri;
    std::string target; ///< its name in the repository; empty in a demo
    UnixTime iat{};
    UnixTime exp{};
    unsigned bits = 0;                         ///< 1, 2, 4 or 8
    std::size_t size = 0;                      ///< bytes of entries
    std::int64_t firstPage = 0;                ///< row of status_page
    std::optional<crypto::Sha256Digest> token; ///< SHA-256 of the token as published; none after a delta
    /// SHA-256 of the entries; none while nobody had to know. Where there is no token there is this.
    std::optional<crypto::Sha256Digest> entries;
};

/// Everything in a state file but the entries of its lists.
struct StoredState {
    bool demo = false;
    UnixTime clockFloor{};
    std::uint64_t repositoryVersion = 0;
    std::string trustListJson;
    credential::TrustList trustList;
    std::vector<PolicyFile> policies; ///< sorted by jurisdiction
    Metadata metadata;
    std::vector<StoredList> lists; ///< sorted by uri, then iss
};

/// A state file that is whole and ours, opened. Entries are read when asked for.
class StateReader {
public:
    /// Opens the file that the pointer in `storeDir` names, checks it from end to end and reads `state()`.
    [[nodiscard]] static Result<StateReader, OpenError> open(const std::filesystem::path& storeDir);

    [[nodiscard]] const Current& current() const noexcept { return m_current; }
    /// Takes the times of a pointer that names the same state, as opening it again would; false, and nothing is
    /// changed, if it names another.
    [[nodiscard]] bool renew(const Current& current) noexcept;
    [[nodiscard]] const StoredState& state() const noexcept { return m_state; }
    [[nodiscard]] Database& database() noexcept { return m_database; }
    /// Hands over the entries of one of state()'s lists, row by row. False if the file cannot be read, or `take` says
    /// so.
    [[nodiscard]] bool forEachPage(const StoredList& list, const std::function<bool(ByteSpan)>& take);
    /// SHA-256 of its entries, made if it is not stored; nothing if the file cannot be read.
    [[nodiscard]] std::optional<crypto::Sha256Digest> entriesDigest(const StoredList& list);
    /// All of them at once; nothing if the file cannot be read.
    [[nodiscard]] std::optional<Bytes> readEntries(const StoredList& list);

private:
    StateReader(const Current& current, Database database);

    [[nodiscard]] static Result<StateReader, OpenError> openGeneration(const std::filesystem::path& storeDir,
                                                                       const Current& current);
    [[nodiscard]] Result<void, OpenError> readState();
    [[nodiscard]] bool readMeta();
    [[nodiscard]] bool readPolicies();
    [[nodiscard]] bool readMetadata();
    [[nodiscard]] bool readLists();

    Current m_current;
    Database m_database;
    UnixTime m_fileClockFloor{}; ///< the file's own; the pointer's may be later
    StoredState m_state;
};

/// The key that vouches for `list`, whatever its times and marks; null if the trust list has it no more.
[[nodiscard]] const credential::IssuerKey* keyOf(const StoredList& list, const credential::TrustList& trust) noexcept;

} // namespace carded::revocation_cache
