// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_pack.h"

#include "evidence/check_records.h"
#include "evidence/manifest.h"
#include "evidence/proof_line.h"
#include "evidence/signed_checkpoint.h"

#include <algorithm>
#include <utility>

namespace carded::evidence {
namespace {

using tlog::Checkpoint;
using tlog::NoteVerifier;

PackProblem problem(PackFault fault, std::string_view file, std::size_t line = 0)
{
    return {fault, std::string(file), line, std::nullopt};
}

std::optional<PackProblem> problemOfFiles(const PackFiles& files)
{
    std::size_t all = 0;
    for (const auto& [name, text] : files) {
        const PackFileRule* rule = findPackFile(name);
        if (rule == nullptr) {
            return problem(PackFault::UnknownFile, "");
        }
        if (text.size() > rule->mostBytes) {
            return problem(PackFault::FileTooLarge, name);
        }
        all += text.size();
    }
    if (all > kMaxPackBytes) {
        return problem(PackFault::PackTooLarge, "");
    }
    for (const PackFileRule& rule : kPackFiles) {
        if (!rule.isOptional && !files.contains(std::string(rule.name))) {
            return problem(PackFault::FileMissing, rule.name);
        }
    }
    return std::nullopt;
}

/// The till's key, which must be the given one if there is one.
Result<NoteVerifier, PackProblem> tillOf(const PackFiles& files, const std::optional<NoteVerifier>& given)
{
    const auto lines = linesOf(files.at("till.vkey"));
    const auto till = lines && lines->size() == 1 ? tlog::parseVerifierKey(lines->front())
                                                  : fail(tlog::VerifierKeyError::NotThreeParts);
    if (!till || !placeOf(till->name)) {
        return fail(problem(PackFault::BadKey, "till.vkey"));
    }
    if (given && (till->name != given->name || till->key != given->key)) {
        return fail(problem(PackFault::OtherKey, "till.vkey"));
    }
    return *till;
}

/// The lines that the till has signed.
Result<std::string, PackProblem> openManifest(const PackFiles& files, const NoteVerifier& till)
{
    auto opened = tlog::openNote(files.at("manifest"), {&till, 1});
    if (opened) {
        return std::move(opened->text);
    }
    const bool isNote =
        opened.error() == tlog::NoteError::NoKnownSignature || opened.error() == tlog::NoteError::InvalidSignature;
    return fail(problem(isNote ? PackFault::ManifestNotSigned : PackFault::BadManifest, kManifestName));
}

PackFault fromCheckpoint(SignedCheckpointError error)
{
    switch (error) {
    case SignedCheckpointError::NotSigned:
        return PackFault::NotSigned;
    case SignedCheckpointError::OtherOrigin:
        return PackFault::OtherOrigin;
    case SignedCheckpointError::NotANote:
    case SignedCheckpointError::NotACheckpoint:
        return PackFault::BadCheckpoint;
    }
    return PackFault::BadCheckpoint;
}

PackFault fromOlder(SignedCheckpointError error)
{
    switch (error) {
    case SignedCheckpointError::NotSigned:
        return PackFault::OlderNotSigned;
    case SignedCheckpointError::OtherOrigin:
        return PackFault::OlderOtherOrigin;
    case SignedCheckpointError::NotANote:
    case SignedCheckpointError::NotACheckpoint:
        return PackFault::OlderBad;
    }
    return PackFault::OlderBad;
}

/// What consistency.jsonl says; nothing if there is none.
Result<std::optional<ConsistencyLine>, PackProblem> readConsistency(const PackFiles& files, const Checkpoint& newest)
{
    const auto file = files.find("consistency.jsonl");
    if (file == files.end()) {
        return std::optional<ConsistencyLine>();
    }
    const auto lines = linesOf(file->second);
    auto line = lines && lines->size() == 1 ? ProofLineReader().readConsistency(lines->front()) : std::nullopt;
    if (!line) {
        return fail(problem(PackFault::BadConsistency, file->first));
    }
    if (line->to != newest.size) {
        return fail(problem(PackFault::ConsistencyOfOther, file->first, 1));
    }
    return line;
}

/// That the log of checkpoint `note` is the beginning of that of `newest`; gives its size.
Result<std::uint64_t, PackProblem> checkOlder(const std::string& note, const NoteVerifier& till,
                                              const Checkpoint& newest, const std::optional<ConsistencyLine>& line)
{
    constexpr std::string_view kFile = "consistency.jsonl";
    const auto older = openCheckpoint(note, till);
    if (!older) {
        return fail(problem(fromOlder(older.error()), ""));
    }
    if (older->size > newest.size) {
        return fail(problem(PackFault::OlderLarger, ""));
    }
    const bool isNeeded = older->size != newest.size && older->size != 0;
    if (!line && isNeeded) {
        return fail(problem(PackFault::ConsistencyMissing, kFile));
    }
    if (line && line->from != older->size) {
        return fail(problem(PackFault::ConsistencyOfOther, kFile, 1));
    }
    const auto proof = line ? std::span(line->proof) : std::span<const tlog::Hash>();
    if (!tlog::verifyConsistency(older->size, older->root, newest.size, newest.root, proof)) {
        return fail(problem(PackFault::NotGrown, line ? kFile : ""));
    }
    return older->size;
}

/// `<hash>  <name>` gives the name.
std::string_view nameIn(std::string_view manifestLine)
{
    const std::size_t gap = manifestLine.find("  ");
    return gap == std::string_view::npos ? std::string_view() : manifestLine.substr(gap + 2);
}

std::optional<PackProblem> problemOfHashes(const PackFiles& files, std::string_view manifest)
{
    const std::string expected = manifestText(files);
    if (expected == manifest) {
        return std::nullopt;
    }
    const auto actualLines = linesOf(manifest).value_or(std::vector<std::string_view>());
    const auto expectedLines = linesOf(expected).value();
    const bool isSameFiles = std::ranges::equal(actualLines, expectedLines, {}, nameIn, nameIn);
    const auto differs = std::ranges::mismatch(actualLines, expectedLines);
    return isSameFiles ? problem(PackFault::FileChanged, nameIn(*differs.in2))
                       : problem(PackFault::ManifestOtherFiles, kManifestName);
}

/// What follows from the checkpoint: the records, and what came before.
Result<CheckedPack, PackProblem> checkLog(const PackFiles& files, const OutsideKnowledge& known,
                                          const NoteVerifier& till)
{
    const auto checkpoint = openCheckpoint(files.at("checkpoint"), till);
    if (!checkpoint) {
        return fail(problem(fromCheckpoint(checkpoint.error()), "checkpoint"));
    }
    const auto records = checkRecords(files, *checkpoint, placeOf(till.name).value());
    if (!records) {
        return fail(records.error());
    }
    const auto consistency = readConsistency(files, *checkpoint);
    if (!consistency) {
        return fail(consistency.error());
    }
    CheckedPack checked{*checkpoint,        records->count,    records->firstSeq,     records->lastSeq,
                        records->firstTime, records->lastTime, known.key.has_value(), std::nullopt};
    if (known.older) {
        const auto from = checkOlder(*known.older, till, *checkpoint, *consistency);
        if (!from) {
            return fail(from.error());
        }
        checked.from = *from;
    }
    return checked;
}

} // namespace

Result<CheckedPack, PackProblem> checkPack(const PackFiles& files, const OutsideKnowledge& known)
{
    if (auto problem = problemOfFiles(files)) {
        return fail(*std::move(problem));
    }
    const auto till = tillOf(files, known.key);
    if (!till) {
        return fail(till.error());
    }
    const auto manifest = openManifest(files, *till);
    if (!manifest) {
        return fail(manifest.error());
    }
    auto checked = checkLog(files, known, *till);
    if (!checked) {
        return checked;
    }
    if (auto problem = problemOfHashes(files, *manifest)) {
        return fail(*std::move(problem));
    }
    return checked;
}

} // namespace carded::evidence
