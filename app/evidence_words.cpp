// SPDX-License-Identifier: Apache-2.0
#include "app/evidence_words.h"

namespace carded::app {
namespace {

using evidence::LogProblem;
using evidence::PackError;
using evidence::PackFault;
using evidence::PackFileError;

std::string_view wordsFor(PackFault fault)
{
    switch (fault) {
    case PackFault::UnknownFile:
        return "a file that no pack has";
    case PackFault::FileTooLarge:
    case PackFault::PackTooLarge:
        return "larger than a pack can be";
    case PackFault::FileMissing:
        return "the file is missing";
    case PackFault::BadKey:
        return "it is no key of a till's log";
    case PackFault::OtherKey:
        return "the key is not the one that was given";
    case PackFault::ManifestNotSigned:
    case PackFault::NotSigned:
        return "it is not signed by the till's key";
    case PackFault::BadManifest:
        return "it is no signed list of files";
    case PackFault::BadCheckpoint:
        return "it is no checkpoint";
    case PackFault::NoFinalNewline:
        return "its end has been cut off";
    case PackFault::BadRecord:
        return "this is no record";
    case PackFault::OtherOrigin:
    case PackFault::OtherTill:
        return "it is of another store or till";
    case PackFault::OutOfOrder:
        return "the record does not follow the one before it";
    case PackFault::BadProof:
        return "this is no proof";
    case PackFault::ProofOfOther:
        return "the proof is not that of the record in this line: a record or a proof was taken out, or it is of "
               "another size of the log";
    case PackFault::RecordChanged:
        return "the record was changed";
    case PackFault::NotInLog:
        return "the record is not in the log that the checkpoint tells of";
    case PackFault::LinesDiffer:
        return "there are not as many proofs as records";
    case PackFault::BadConsistency:
        return "this is no proof that the log has only grown";
    case PackFault::OlderNotSigned:
    case PackFault::OlderOtherOrigin:
    case PackFault::OlderBad:
        return "the older checkpoint is none of this log, or is not signed by its key";
    case PackFault::OlderLarger:
    case PackFault::NotGrown:
        return "the log was cut or rewritten since the older checkpoint";
    case PackFault::ConsistencyMissing:
    case PackFault::ConsistencyOfOther:
        return "the pack does not prove what came after this older checkpoint; export it again with --since";
    case PackFault::ManifestOtherFiles:
        return "it names other files than the pack has";
    case PackFault::FileChanged:
        return "the file was changed";
    }
    return {};
}

std::string_view wordsFor(LogProblem problem)
{
    switch (problem) {
    case LogProblem::NotReadable:
        return "the database cannot be read to its end";
    case LogProblem::BadCheckpoint:
        return "the newest one does not fit the records";
    case LogProblem::MissingRecord:
        return "a record is missing, or one too many is there";
    case LogProblem::ChangedRecord:
        return "the record was changed";
    case LogProblem::ChangedNode:
        return "a hash beside the record was changed";
    case LogProblem::BadKeptCheckpoint:
        return "one that was kept does not fit the records";
    case LogProblem::OtherKey:
        return "the log is not signed by the key that was given";
    case LogProblem::BadOldCheckpoint:
        return "the older checkpoint is not one of this log, or not signed by its key";
    case LogProblem::NotContinued:
        return "the log was cut or rewritten since";
    }
    return {};
}

} // namespace

std::string toSentence(PackError error)
{
    switch (error) {
    case PackError::BadCheckpoint:
    case PackError::OtherLog:
    case PackError::NodeMissing:
    case PackError::BadRecord:
    case PackError::OutOfOrder:
    case PackError::RecordOutside:
    case PackError::RecordDiffers:
        return "the records do not fit together: carded evidence verify says where.";
    case PackError::OlderBad:
        return "the file given with --since is no checkpoint.";
    case PackError::OlderOtherOrigin:
        return "the checkpoint given with --since is of another log: of another store or till, or of one that has "
               "ended.";
    case PackError::OlderOtherKey:
        return "the checkpoint given with --since was signed by another key than this log's.";
    case PackError::OlderLarger:
        return "the checkpoint given with --since is newer than this log: records are missing from it.";
    case PackError::OlderOtherLog:
        return "the checkpoint given with --since does not fit this log: it was rewritten since.";
    case PackError::TooLarge:
        return "the pack would be too large. Choose a shorter period.";
    }
    return {};
}

std::string toSentence(PackFileError error)
{
    switch (error) {
    case PackFileError::AlreadyThere:
        return "there is something already. Choose another name.";
    case PackFileError::CannotWrite:
        return "it cannot be written. Check that the folder is there and that this user may write in it.";
    case PackFileError::DiskFull:
        return "the disk is full.";
    case PackFileError::CannotRead:
        return "it cannot be read. Check that it is there and that this user may read it.";
    case PackFileError::NotAPack:
        return "it is neither a pack nor a log.";
    case PackFileError::UnknownFile:
        return "it has a file that no pack has.";
    case PackFileError::DoubledName:
        return "it has two files of one name.";
    case PackFileError::NotAFile:
        return "one of its files is a link, a folder or a device.";
    case PackFileError::OddEntry:
        return "one of its files is packed in a way that packs are not.";
    case PackFileError::FileTooLarge:
    case PackFileError::PackTooLarge:
        return "it is larger than a pack can be.";
    }
    return {};
}

std::string toSentence(const evidence::PackProblem& problem)
{
    std::string sentence = problem.file;
    if (problem.line > 0) {
        sentence += ", line " + std::to_string(problem.line);
    }
    if (problem.seq) {
        sentence += ", record " + std::to_string(*problem.seq);
    }
    sentence += sentence.empty() ? "" : ": ";
    return sentence.append(wordsFor(problem.fault)).append(1, '.');
}

std::string toSentence(const evidence::LogFault& fault)
{
    std::string sentence;
    switch (fault.problem) {
    case LogProblem::NotReadable:
    case LogProblem::OtherKey:
    case LogProblem::BadOldCheckpoint:
        break;
    case LogProblem::MissingRecord:
    case LogProblem::ChangedRecord:
    case LogProblem::ChangedNode:
        sentence = "record " + std::to_string(fault.seq) + ": ";
        break;
    case LogProblem::BadCheckpoint:
    case LogProblem::BadKeptCheckpoint:
    case LogProblem::NotContinued:
        sentence = "checkpoint of " + std::to_string(fault.seq) + " records: ";
        break;
    }
    return sentence.append(wordsFor(fault.problem)).append(1, '.');
}

} // namespace carded::app
