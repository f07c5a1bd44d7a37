// SPDX-License-Identifier: Apache-2.0
#include "app/sync_words.h"

namespace carded::app {
namespace {

using credential::StatusListError;
using revocation_cache::BuildError;
using revocation_cache::ListRefusal;
using revocation_cache::RefusedList;
using tuf::TufError;

/// Kinds of failure that call for the same step.
enum class Kind : std::uint8_t { Unreachable, Incomplete, OutOfDate, WentBack, NotSigned, Broken, Setup };

Kind kindOf(TufError error) noexcept // NOLINT(readability-function-cognitive-complexity): one flat table
{
    switch (error) {
    case TufError::FetchFailed:
        return Kind::Unreachable;
    case TufError::FileMissing:
    case TufError::NotInSnapshot:
    case TufError::NoSuchTarget:
        return Kind::Incomplete;
    case TufError::RootExpired:
    case TufError::TimestampExpired:
    case TufError::SnapshotExpired:
    case TufError::TargetsExpired:
        return Kind::OutOfDate;
    case TufError::TimestampRollback:
    case TufError::SnapshotRollback:
    case TufError::TargetsRollback:
    case TufError::TargetsVanished:
        return Kind::WentBack;
    case TufError::RootNotSignedByOld:
    case TufError::RootNotSignedByItself:
    case TufError::NotSigned:
        return Kind::NotSigned;
    case TufError::BadTrustedRoot:
    case TufError::NotRefreshed:
        return Kind::Setup;
    case TufError::TooLarge:
    case TufError::NotJson:
    case TufError::TooDeep:
    case TufError::DuplicateKey:
    case TufError::NotAnInteger:
    case TufError::WrongShape:
    case TufError::WrongType:
    case TufError::UnsupportedSpec:
    case TufError::BadVersion:
    case TufError::BadExpires:
    case TufError::BadThreshold:
    case TufError::BadHash:
    case TufError::BadDelegation:
    case TufError::DuplicateSignature:
    case TufError::RootWrongVersion:
    case TufError::WrongLength:
    case TufError::WrongHash:
    case TufError::SnapshotWrongVersion:
    case TufError::TargetsWrongVersion:
    case TufError::TooManyRoles:
    case TufError::TargetTooLarge:
    case TufError::TargetWrongLength:
    case TufError::TargetWrongHash:
        return Kind::Broken;
    }
    return Kind::Broken;
}

std::string adviceFor(Kind kind)
{
    switch (kind) {
    case Kind::Unreachable:
        return "The repository could not be reached. Check the network, the address and the proxy; the next sync tries "
               "again.";
    case Kind::Incomplete:
        return "A file of the repository is not there. It may be half-published: try again in a few minutes, then tell "
               "whoever publishes it.";
    case Kind::OutOfDate:
        return "What the repository offers has run out: nobody has renewed it, or somebody keeps newer files from this "
               "till. Check this computer's clock, then tell whoever publishes it.";
    case Kind::WentBack:
        return "The repository offers something older than this till has seen before, so it was refused. Is a stale "
               "copy or mirror being served? Tell whoever publishes it.";
    case Kind::NotSigned:
        return "The repository's files are not signed by the keys this till trusts, so they were refused. Is this the "
               "right repository? Tell whoever publishes it.";
    case Kind::Broken:
        return "A file of the repository is not as it must be, so it was refused. Something on the way may have "
               "changed it; try again, then tell whoever publishes it.";
    case Kind::Setup:
        return "The root that this till was set up with cannot be used. Set the till up again: carded init.";
    }
    return {};
}

std::string_view wordOf(StatusListError error) noexcept
{
    switch (error) {
    case StatusListError::Malformed:
        return "malformed";
    case StatusListError::UnsupportedAlgorithm:
        return "unsupported_algorithm";
    case StatusListError::UnknownIssuer:
        return "unknown_key";
    case StatusListError::AlgorithmMismatch:
        return "algorithm_mismatch";
    case StatusListError::BadSignature:
        return "bad_signature";
    case StatusListError::WrongSubject:
        return "wrong_uri";
    case StatusListError::Expired:
        return "expired";
    case StatusListError::BadCompression:
        return "bad_compression";
    case StatusListError::BadChanges: // a delta's: a sync then takes the whole list
    case StatusListError::OtherList:
    case StatusListError::NotNewer:
    case StatusListError::WrongFrom:
    case StatusListError::OutsideList:
    case StatusListError::WrongTo:
        return "bad_delta";
    }
    return "malformed";
}

} // namespace

std::string toSentence(TufError error, std::string_view fetched)
{
    std::string text = adviceFor(kindOf(error)) + " (" + std::string(tuf::describe(error));
    if (!fetched.empty()) {
        text += "; " + std::string(fetched);
    }
    return text + ")";
}

std::string toSentence(BuildError error)
{
    switch (error) {
    case BuildError::NotDemo:
        return "This is no demo's trust list.";
    case BuildError::BadTrustList:
        return "The trust list cannot be read, so nothing was changed. Tell whoever publishes it.";
    case BuildError::TrustListRolledBack:
        return "The trust list is older than the one in force, or another under the same number, so nothing was "
               "changed. Tell whoever publishes it.";
    case BuildError::TrustListFromFuture:
        return "The trust list was made later than this computer's clock says it is, so nothing was changed. Set the "
               "clock; if it is right, tell whoever publishes the list.";
    case BuildError::BadPolicy:
        return "A policy cannot be read, so nothing was changed. Tell whoever publishes it.";
    case BuildError::DuplicatePolicy:
        return "There are two policies for one jurisdiction, so nothing was changed. Tell whoever publishes them.";
    case BuildError::UnfitPolicies:
        return "A policy is laid over one that is not there, or that it does not fit, so nothing was changed. Tell "
               "whoever "
               "publishes them.";
    case BuildError::DuplicateList:
        return "There are two status lists of one issuer under one address, so nothing was changed. Tell whoever "
               "publishes them.";
    case BuildError::ClockBehind:
        return "This computer's clock is behind what the lists in force were made at, so nothing was changed. Set the "
               "clock. If it is right: carded doctor --reset-clock-floor";
    case BuildError::MixedDemo:
        return "The store holds a demo and the repository is none, or the other way round. Use another folder: --store";
    case BuildError::OldStateUnreadable:
        return "What is in force cannot be read, so there is nothing to compare with. Restore the till's folder from a "
               "backup, or set the till up anew in an empty one.";
    case BuildError::Busy:
        return "Another sync is running in this folder. Wait for it to end.";
    case BuildError::WriteFailed:
        return "The till's folder could not be written: is the disk full, may this user write there? The old lists "
               "serve on.";
    }
    return {};
}

std::string toSentence(const RefusedList& list)
{
    std::string text = "The status list " + list.uri;
    const std::string then = list.hasCopy ? " Its last good copy serves on until it runs out."
                                          : " There is no copy of it: its customers' codes cannot be passed.";
    switch (list.cause) {
    case ListRefusal::NotVerified:
        if (list.error == StatusListError::Expired) {
            return text + " has run out, and its publisher has not renewed it. Its customers' codes cannot be passed.";
        }
        if (list.error == StatusListError::UnknownIssuer) {
            return text + " is signed by no issuer's current key of the trust list, so it was refused." + then;
        }
        return text + " is broken (" + std::string(causeOf(list)) + "), so it was refused." + then;
    case ListRefusal::FromFuture:
        return text + " was made later than this computer's clock says it is." + then;
    case ListRefusal::WentBack:
        return text + " is older than the copy this till has, so it was refused." + then;
    case ListRefusal::OtherBytes:
        return text + " was published twice with one date and different contents, so it was refused." + then;
    case ListRefusal::NotFetched:
        return text + " could not be fetched, so this till's lists count as no newer than before." + then;
    }
    return text;
}

std::string toSentence(const tuf::BrokenRole& role)
{
    return "The repository's role " + role.name + " cannot be used (" + std::string(tuf::describe(role.error))
           + "). The lists it names stay as they are until they run out. Tell whoever publishes it.";
}

std::string_view causeOf(const RefusedList& list) noexcept
{
    switch (list.cause) {
    case ListRefusal::NotVerified:
        return list.error ? wordOf(*list.error) : "malformed";
    case ListRefusal::FromFuture:
        return "from_future";
    case ListRefusal::WentBack:
        return "went_back";
    case ListRefusal::OtherBytes:
        return "other_bytes";
    case ListRefusal::NotFetched:
        return "not_fetched";
    }
    return "malformed";
}

} // namespace carded::app
