// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "crypto/public_key.h"
#include "tuf/tuf_error.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carded::tuf {

/// Keys by their ids. An id is a name and nothing more: it is no hash of its key. A key of a kind that we do not verify
/// with is left out, and so never counts.
using KeyRing = std::map<std::string, crypto::PublicKey>;

/// Who signs for a role, and how many of them must.
struct RoleKeys {
    std::set<std::string> keyids;
    std::uint64_t threshold = 0; ///< at least 1 once read
};

struct Signature {
    std::string keyid;
    Bytes bytes; ///< empty if it is no hexadecimal
};

/// What all four kinds of metadata have in common: parsed, NOT verified. Owns its data.
struct Document {
    std::vector<Signature> signatures; ///< each keyid once
    std::string canonical;             ///< what they sign: the canonical form of all of `signed`, unknown members too
    std::uint64_t version = 0;
    UnixTime expires{};

    /// The freeze attacks' question: `expires` must be higher than the time that the update began.
    [[nodiscard]] bool isExpired(UnixTime now) const noexcept { return expires <= now; }
};

struct Root : Document {
    bool consistentSnapshot = false;
    KeyRing keys;
    RoleKeys root;
    RoleKeys timestamp;
    RoleKeys snapshot;
    RoleKeys targets;
};

/// Digests of a file: at least one is there.
struct Hashes {
    Bytes sha256; ///< 32 bytes, or none
    Bytes sha512; ///< 64 bytes, or none

    /// Whether every digest that is there is that of `bytes`.
    [[nodiscard]] bool match(ByteSpan bytes) const;
};

/// What one metadata file says about another.
struct ListedFile {
    std::uint64_t version = 0;
    std::optional<std::uint64_t> length;
    std::optional<Hashes> hashes;

    /// Whether `file` has the length and the digests, where they are given. An empty file never does.
    [[nodiscard]] bool describes(ByteSpan file) const;
};

struct Timestamp : Document {
    ListedFile snapshot;
};

struct Snapshot : Document {
    std::map<std::string, ListedFile> meta; ///< by file name without a version: `targets.json`
};

struct TargetFile {
    std::uint64_t length = 0;
    Hashes hashes;
    std::string custom; ///< the JSON of `custom`, canonical; empty if there is none
};

struct DelegatedRole {
    std::string name;
    RoleKeys keys;
    bool terminating = false;
    std::vector<std::string> paths;        ///< patterns, or
    std::vector<std::string> hashPrefixes; ///< beginnings of the SHA-256 of a target's name, in lower-case hexadecimal

    /// Whether the role is trusted to name this target.
    [[nodiscard]] bool covers(std::string_view target) const;
};

struct Targets : Document {
    std::map<std::string, TargetFile> targets;
    KeyRing keys;                           ///< of the delegated roles
    std::vector<DelegatedRole> delegations; ///< in order of trust; names are unique
};

// Each reads one file of its kind, up to the limit in tuf/limits.h.
[[nodiscard]] Result<Root, TufError> parseRoot(ByteSpan file);
[[nodiscard]] Result<Timestamp, TufError> parseTimestamp(ByteSpan file);
[[nodiscard]] Result<Snapshot, TufError> parseSnapshot(ByteSpan file);
[[nodiscard]] Result<Targets, TufError> parseTargets(ByteSpan file);

} // namespace carded::tuf
