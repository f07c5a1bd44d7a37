// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carded::revocation_cache {

/// `PRAGMA application_id` of a state file: "CRDS".
inline constexpr std::uint32_t kApplicationId = 0x43524453;
/// `PRAGMA user_version`: a reader refuses a higher one.
inline constexpr std::uint32_t kStateFormat = 2;

/// Bytes of a status list in one row: the most that leaves a row on its 4,096-byte page without an overflow
/// page (SQLite file format, section 2.3: 4,061 bytes of payload, 4 of them the record's head) and is a
/// multiple of 8.
inline constexpr std::size_t kStatusPageBytes = 4056;

/// docs/formats/store.md describes each column.
inline constexpr std::string_view kSchema = R"sql(
    PRAGMA application_id = 1129464915;
    PRAGMA user_version = 2;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE trust_list (id INTEGER PRIMARY KEY CHECK (id = 1), json BLOB NOT NULL) STRICT;
    CREATE TABLE policy (jurisdiction TEXT PRIMARY KEY, toml BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE metadata (role TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE status_list (
        list_id INTEGER PRIMARY KEY,
        issuer TEXT NOT NULL,
        kid BLOB NOT NULL,
        uri TEXT NOT NULL,
        target TEXT NOT NULL,
        iat INTEGER NOT NULL,
        exp INTEGER NOT NULL,
        bits INTEGER NOT NULL CHECK (bits IN (1, 2, 4, 8)),
        size INTEGER NOT NULL,
        first_page INTEGER NOT NULL,
        token_sha256 BLOB,
        entries_sha256 BLOB,
        UNIQUE (issuer, uri)
    ) STRICT;
    CREATE TABLE status_page (page INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
)sql";

} // namespace carded::revocation_cache
