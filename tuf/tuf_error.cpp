// SPDX-License-Identifier: Apache-2.0
#include "tuf/tuf_error.h"

namespace carded::tuf {

std::string_view describe(TufError error) noexcept
{
    switch (error) {
    case TufError::TooLarge:
        return "too large";
    case TufError::NotJson:
        return "not JSON";
    case TufError::TooDeep:
        return "too deep";
    case TufError::DuplicateKey:
        return "duplicate key";
    case TufError::NotAnInteger:
        return "not an integer";
    case TufError::WrongShape:
        return "wrong shape";
    case TufError::WrongType:
        return "wrong type";
    case TufError::UnsupportedSpec:
        return "unsupported spec";
    case TufError::BadVersion:
        return "bad version";
    case TufError::BadExpires:
        return "bad expires";
    case TufError::BadThreshold:
        return "bad threshold";
    case TufError::BadHash:
        return "bad hash";
    case TufError::BadDelegation:
        return "bad delegation";
    case TufError::DuplicateSignature:
        return "duplicate signature";
    case TufError::FileMissing:
        return "file missing";
    case TufError::FetchFailed:
        return "fetch failed";
    case TufError::BadTrustedRoot:
        return "bad trusted root";
    case TufError::RootNotSignedByOld:
        return "root not signed by old";
    case TufError::RootNotSignedByItself:
        return "root not signed by itself";
    case TufError::RootWrongVersion:
        return "root wrong version";
    case TufError::RootExpired:
        return "root expired";
    case TufError::NotSigned:
        return "not signed";
    case TufError::TimestampRollback:
        return "timestamp rollback";
    case TufError::SnapshotRollback:
        return "snapshot rollback";
    case TufError::TimestampExpired:
        return "timestamp expired";
    case TufError::WrongLength:
        return "wrong length";
    case TufError::WrongHash:
        return "wrong hash";
    case TufError::SnapshotWrongVersion:
        return "snapshot wrong version";
    case TufError::TargetsRollback:
        return "targets rollback";
    case TufError::TargetsVanished:
        return "targets vanished";
    case TufError::SnapshotExpired:
        return "snapshot expired";
    case TufError::NotInSnapshot:
        return "not in snapshot";
    case TufError::TargetsWrongVersion:
        return "targets wrong version";
    case TufError::TargetsExpired:
        return "targets expired";
    case TufError::NotRefreshed:
        return "not refreshed";
    case TufError::TooManyRoles:
        return "too many roles";
    case TufError::NoSuchTarget:
        return "no such target";
    case TufError::TargetTooLarge:
        return "target too large";
    case TufError::TargetWrongLength:
        return "target wrong length";
    case TufError::TargetWrongHash:
        return "target wrong hash";
    }
    return "unknown";
}

} // namespace carded::tuf
