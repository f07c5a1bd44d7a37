// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace carded::tuf {

/// Why an update ended. Clauses are those of The Update Framework, section 5.
enum class TufError : std::uint8_t {
    // Reading a metadata file
    TooLarge,           ///< above its role's limit, or above the length that names it
    NotJson,            ///< no JSON text, or something after it
    TooDeep,            ///< nested more than kMaxDepth
    DuplicateKey,       ///< an object says a key twice
    NotAnInteger,       ///< a number that canonical JSON has no form for
    WrongShape,         ///< a member is missing or of the wrong type
    WrongType,          ///< `_type` names another role
    UnsupportedSpec,    ///< `spec_version` is not 1.x
    BadVersion,         ///< a version below 1
    BadExpires,         ///< `expires` is no RFC 3339 time
    BadThreshold,       ///< a threshold below 1
    BadHash,            ///< hashes without a well-formed SHA-256 or SHA-512
    BadDelegation,      ///< a role's name is empty, reserved or used twice, or its paths are not told in one way
    DuplicateSignature, ///< one key id signs twice

    // Fetching a file
    FileMissing, ///< the repository does not have it
    FetchFailed, ///< the repository did not answer

    // Root
    BadTrustedRoot,        ///< 5.2: the root to start from cannot be read, or is not signed by its own keys
    RootNotSignedByOld,    ///< 5.3.4: too few of version N's keys
    RootNotSignedByItself, ///< 5.3.4: too few of its own keys
    RootWrongVersion,      ///< 5.3.5: not exactly N + 1
    RootExpired,           ///< 5.3.10

    // Timestamp, snapshot, targets
    NotSigned,            ///< 5.4.2, 5.5.3, 5.6.3: too few signatures by keys of the role
    TimestampRollback,    ///< 5.4.3.1
    SnapshotRollback,     ///< 5.4.3.2
    TimestampExpired,     ///< 5.4.4
    WrongLength,          ///< 5.5.1, 5.6.1: not as long as the file that lists it says
    WrongHash,            ///< 5.5.2, 5.6.2
    SnapshotWrongVersion, ///< 5.5.4: not the one that the timestamp names
    TargetsRollback,      ///< 5.5.5: a version went back
    TargetsVanished,      ///< 5.5.5: a file that was listed is listed no more
    SnapshotExpired,      ///< 5.5.6
    NotInSnapshot,        ///< the snapshot does not list a role
    TargetsWrongVersion,  ///< 5.6.4: not the one that the snapshot names
    TargetsExpired,       ///< 5.6.5

    // A target
    NotRefreshed,      ///< asked for before a refresh has succeeded
    TooManyRoles,      ///< 5.6.7.1: kMaxRoles were searched and there are more
    NoSuchTarget,      ///< 5.7.2
    TargetTooLarge,    ///< its metadata says more than kMaxTargetBytes
    TargetWrongLength, ///< 5.7.3
    TargetWrongHash,   ///< 5.7.3
};

/// In words for a log: `timestamp rollback`.
[[nodiscard]] std::string_view describe(TufError error) noexcept;

} // namespace carded::tuf
