// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace carded::evidence {

/// `PRAGMA application_id` of a log: "CRDE".
inline constexpr std::int64_t kLogApplicationId = 0x43524445;
/// `PRAGMA user_version`: a reader refuses a higher one.
inline constexpr std::int64_t kLogFormat = 1;

/// docs/formats/evidence.md describes each column.
inline constexpr std::string_view kLogSchema = R"sql(
    PRAGMA application_id = 1129464901;
    PRAGMA user_version = 1;
    CREATE TABLE log (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        origin TEXT NOT NULL,
        verifier_key TEXT NOT NULL,
        previous TEXT NOT NULL,
        birth TEXT NOT NULL,
        size INTEGER NOT NULL,
        edge BLOB NOT NULL,
        checkpoint TEXT NOT NULL,
        running_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE record (
        seq INTEGER PRIMARY KEY,
        leaf BLOB NOT NULL,
        nodes BLOB NOT NULL,
        bytes BLOB
    ) STRICT;
    CREATE TABLE kept_checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL, hour INTEGER NOT NULL) STRICT;
    CREATE TABLE used_token (
        id BLOB PRIMARY KEY,
        fresh_until INTEGER NOT NULL,
        used_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
)sql";

} // namespace carded::evidence
