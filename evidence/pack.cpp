// SPDX-License-Identifier: Apache-2.0
#include "evidence/pack.h"

#include "evidence/manifest.h"
#include "evidence/proof_line.h"
#include "evidence/signed_checkpoint.h"

#include <algorithm>
#include <utility>

namespace carded::evidence {
namespace {

using tlog::Checkpoint;
using tlog::Hash;

/// Reads every node once: neighbours' proofs ask for nearly the same ones, and each read is a query.
class NodeCache {
public:
    explicit NodeCache(const tlog::ReadNode& read) : m_read(read) {}

    [[nodiscard]] std::optional<Hash> read(unsigned level, std::uint64_t index)
    {
        const auto found = m_nodes.find({level, index});
        if (found != m_nodes.end()) {
            return found->second;
        }
        return m_nodes.emplace(std::pair(level, index), m_read(level, index)).first->second;
    }

private:
    const tlog::ReadNode& m_read;
    std::map<std::pair<unsigned, std::uint64_t>, std::optional<Hash>> m_nodes;
};

PackError fromProof(tlog::ProofError error)
{
    return error == tlog::ProofError::LeafOutside ? PackError::RecordOutside : PackError::NodeMissing;
}

PackError fromOlder(SignedCheckpointError error)
{
    switch (error) {
    case SignedCheckpointError::OtherOrigin:
        return PackError::OlderOtherOrigin;
    case SignedCheckpointError::NotSigned:
        return PackError::OlderOtherKey;
    case SignedCheckpointError::NotANote:
    case SignedCheckpointError::NotACheckpoint:
        return PackError::OlderBad;
    }
    return PackError::OlderBad;
}

/// What a record adds to a pack: the line of its proof.
Result<std::string, PackError> proofOf(const PackRecord& record, std::uint64_t size, const tlog::ReadNode& read)
{
    if (record.text.find('\n') != std::string::npos) {
        return fail(PackError::BadRecord);
    }
    auto proof = tlog::proveInclusion(record.seq, size, read);
    if (!proof) {
        return fail(fromProof(proof.error()));
    }
    const Hash leaf = tlog::leafHash(asBytes(record.text));
    const auto kept = read(0, record.seq);
    if (!kept) {
        return fail(PackError::NodeMissing);
    }
    if (*kept != leaf) {
        return fail(PackError::RecordDiffers);
    }
    return toText(InclusionLine{leaf, *std::move(proof), record.seq, size});
}

Result<PackFiles, PackError> addRecords(PackFiles files, const PackContent& content, std::uint64_t size,
                                        const tlog::ReadNode& read)
{
    std::string& records = files["records.jsonl"];
    std::string& proofs = files["proofs.jsonl"];
    const PackRecord* previous = nullptr;
    for (const PackRecord& record : content.records) {
        if (previous != nullptr && previous->seq >= record.seq) {
            return fail(PackError::OutOfOrder);
        }
        previous = &record;
        const auto proof = proofOf(record, size, read);
        if (!proof) {
            return fail(proof.error());
        }
        records += record.text + "\n";
        proofs += *proof + "\n";
    }
    return files;
}

/// The content of consistency.jsonl.
Result<std::string, PackError> proveGrowth(std::string_view older, const tlog::NoteVerifier& till,
                                           const Checkpoint& newest, const tlog::ReadNode& read)
{
    const auto from = openCheckpoint(older, till);
    if (!from) {
        return fail(fromOlder(from.error()));
    }
    if (from->size > newest.size) {
        return fail(PackError::OlderLarger);
    }
    const auto root = tlog::rootOf(from->size, read);
    auto proof = tlog::proveConsistency(from->size, newest.size, read);
    if (!root || !proof) {
        return fail(PackError::NodeMissing);
    }
    if (*root != from->root) {
        return fail(PackError::OlderOtherLog);
    }
    return toText(ConsistencyLine{from->size, *std::move(proof), newest.size}) + "\n";
}

bool isWithinLimits(const PackFiles& files)
{
    std::size_t all = 0;
    for (const auto& [name, text] : files) {
        if (text.size() > findPackFile(name)->mostBytes) {
            return false;
        }
        all += text.size();
    }
    return all <= kMaxPackBytes;
}

Result<PackFiles, PackError> addManifest(PackFiles files, const PackContent& content)
{
    auto manifest = tlog::signNote(manifestText(files), content.origin, content.key);
    if (!manifest) {
        return fail(PackError::BadCheckpoint); // an origin that signs nothing has no checkpoint either
    }
    files.emplace(kManifestName, *std::move(manifest));
    return files;
}

} // namespace

const PackFileRule* findPackFile(std::string_view name) noexcept
{
    const auto* found = std::ranges::find(kPackFiles, name, &PackFileRule::name);
    return found == kPackFiles.end() ? nullptr : found;
}

Result<PackFiles, PackError> makePack(const PackContent& content)
{
    const auto& publicKey = content.key.publicKey;
    const tlog::NoteVerifier till{content.origin, tlog::noteKeyHash(content.origin, publicKey), publicKey};
    const auto checkpoint = openCheckpoint(content.checkpoint, till);
    if (!checkpoint) {
        return fail(PackError::BadCheckpoint);
    }
    NodeCache cache(content.readNode);
    const tlog::ReadNode read = [&cache](unsigned level, std::uint64_t index) { return cache.read(level, index); };
    const auto root = tlog::rootOf(checkpoint->size, read);
    if (!root) {
        return fail(PackError::NodeMissing);
    }
    if (*root != checkpoint->root) {
        return fail(PackError::OtherLog);
    }
    PackFiles files{{"checkpoint", content.checkpoint},
                    {"report.html", content.reportHtml},
                    {"report.pdf", content.reportPdf},
                    {"till.vkey", tlog::verifierKey(content.origin, publicKey) + "\n"}};
    if (content.older) {
        auto consistency = proveGrowth(*content.older, till, *checkpoint, read);
        if (!consistency) {
            return fail(consistency.error());
        }
        files.emplace("consistency.jsonl", *std::move(consistency));
    }
    auto withRecords = addRecords(std::move(files), content, checkpoint->size, read);
    if (!withRecords) {
        return withRecords;
    }
    return isWithinLimits(*withRecords) ? addManifest(*std::move(withRecords), content)
                                        : Result<PackFiles, PackError>(fail(PackError::TooLarge));
}

} // namespace carded::evidence
