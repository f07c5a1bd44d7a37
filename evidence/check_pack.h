// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "evidence/outside_knowledge.h"
#include "evidence/pack.h"
#include "tlog/checkpoint.h"

#include <optional>
#include <string>

namespace carded::evidence {

/// In the order of the checks.
enum class PackFault : std::uint8_t {
    UnknownFile,
    FileTooLarge,
    PackTooLarge,
    FileMissing,
    BadKey,             ///< till.vkey is no verifier key of a log of ours
    OtherKey,           ///< it is not the key that was given
    ManifestNotSigned,  ///< by the till
    BadManifest,        ///< no signed note
    NotSigned,          ///< the checkpoint, by the till
    OtherOrigin,        ///< the checkpoint's is not the one of the till's key
    BadCheckpoint,      ///< no signed note, or no checkpoint
    NoFinalNewline,     ///< the file has been cut
    BadRecord,          ///< not a record in canonical form
    OtherTill,          ///< the record is of another store or till
    OutOfOrder,         ///< a `seq` that is not higher than the one before it
    BadProof,           ///< not a line as FORMATS describes it
    ProofOfOther,       ///< the proof's `seq` or `size` is not the record's or the checkpoint's
    RecordChanged,      ///< the record does not have the leaf that its proof names
    NotInLog,           ///< the proof does not lead to the checkpoint's root
    LinesDiffer,        ///< more records than proofs, or fewer
    BadConsistency,     ///< not one line as it should be
    OlderNotSigned,     ///< by the till
    OlderOtherOrigin,   ///< the older checkpoint is of another log
    OlderBad,           ///< no checkpoint
    OlderLarger,        ///< than the pack's: the log has been cut
    ConsistencyMissing, ///< the older checkpoint needs a proof
    ConsistencyOfOther, ///< the proof is for other sizes
    NotGrown,           ///< the older checkpoint's log is not the beginning of this one
    ManifestOtherFiles, ///< the manifest names others than the pack has
    FileChanged,        ///< its hash is not the manifest's
};

/// The first thing that is wrong, and where.
struct PackProblem {
    PackFault fault = PackFault::FileMissing;
    std::string file;                 ///< one of kPackFiles; empty for what was given or is no file of a pack
    std::size_t line = 0;             ///< from 1; 0 if it is the file as a whole
    std::optional<std::uint64_t> seq; ///< the record's own word

    friend bool operator==(const PackProblem&, const PackProblem&) = default;
};

/// What a pack proves.
struct CheckedPack {
    tlog::Checkpoint checkpoint; ///< its origin names store and till
    std::size_t records = 0;
    std::optional<std::uint64_t> firstSeq; ///< of the first record; nothing if there is none
    std::optional<std::uint64_t> lastSeq;
    std::optional<UnixTime> firstTime; ///< the same
    std::optional<UnixTime> lastTime;
    bool isKeyGiven = false;           ///< or it is the pack's own, and anybody may have made it
    std::optional<std::uint64_t> from; ///< size of the older checkpoint, if one was given

    friend bool operator==(const CheckedPack&, const CheckedPack&) = default;
};

/// Checks everything in a pack, from anywhere, with nothing but the pack: signatures, hashes, each record and its place
/// in the log. Records come before the manifest's hashes, so that what names a changed record names the record.
[[nodiscard]] Result<CheckedPack, PackProblem> checkPack(const PackFiles& files, const OutsideKnowledge& known);

} // namespace carded::evidence
