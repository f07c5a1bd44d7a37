// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_records.h"

#include "evidence/proof_line.h"
#include "evidence/record.h"
#include "tlog/proof_run.h"

#include <algorithm>

namespace carded::evidence {
namespace {

const std::string kRecords = "records.jsonl";
const std::string kProofs = "proofs.jsonl";

/// Checks record after record.
class RecordCheck {
public:
    RecordCheck(const tlog::Checkpoint& checkpoint, const TillPlace& till)
        : m_size(checkpoint.size), m_till(till), m_run(checkpoint.size, checkpoint.root)
    {}

    [[nodiscard]] std::optional<PackProblem> add(std::string_view recordLine, std::string_view proofLine)
    {
        ++m_checked.count;
        const auto record = parseRecord(recordLine);
        if (!record) {
            return problem(PackFault::BadRecord, kRecords);
        }
        const std::uint64_t seq = record->seq;
        if (record->store != m_till.store || record->till != m_till.till) {
            return problem(PackFault::OtherTill, kRecords, seq);
        }
        if (m_checked.lastSeq && seq <= *m_checked.lastSeq) {
            return problem(PackFault::OutOfOrder, kRecords, seq);
        }
        const auto proof = m_reader.readInclusion(proofLine);
        if (!proof) {
            return problem(PackFault::BadProof, kProofs, seq);
        }
        if (proof->seq != seq || proof->size != m_size) {
            return problem(PackFault::ProofOfOther, kProofs, seq);
        }
        if (proof->leaf != m_hasher.leaf(asBytes(recordLine))) {
            return problem(PackFault::RecordChanged, kRecords, seq);
        }
        if (!m_run.verify(proof->leaf, seq, proof->proof)) {
            return problem(PackFault::NotInLog, kProofs, seq);
        }
        m_checked.lastSeq = seq;
        m_checked.firstSeq = m_checked.firstSeq.value_or(seq);
        m_checked.lastTime = record->time;
        m_checked.firstTime = m_checked.firstTime.value_or(record->time);
        return std::nullopt;
    }

    [[nodiscard]] const CheckedRecords& checked() const { return m_checked; }

private:
    [[nodiscard]] PackProblem problem(PackFault fault, const std::string& file,
                                      std::optional<std::uint64_t> seq = std::nullopt) const
    {
        return {fault, file, m_checked.count, seq};
    }

    std::uint64_t m_size;
    TillPlace m_till;
    tlog::TreeHasher m_hasher;
    tlog::ProofRun m_run;
    ProofLineReader m_reader;
    CheckedRecords m_checked;
};

} // namespace

std::optional<std::vector<std::string_view>> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

Result<CheckedRecords, PackProblem> checkRecords(const PackFiles& files, const tlog::Checkpoint& checkpoint,
                                                 const TillPlace& till)
{
    const auto records = linesOf(files.at(kRecords));
    const auto proofs = linesOf(files.at(kProofs));
    if (!records || !proofs) {
        return fail(PackProblem{PackFault::NoFinalNewline, records ? kProofs : kRecords, 0, std::nullopt});
    }
    RecordCheck check(checkpoint, till);
    const std::size_t pairs = std::min(records->size(), proofs->size());
    for (std::size_t i = 0; i < pairs; ++i) {
        if (auto problem = check.add((*records)[i], (*proofs)[i])) {
            return fail(*std::move(problem));
        }
    }
    if (records->size() != proofs->size()) {
        const std::string& longer = records->size() > pairs ? kRecords : kProofs;
        return fail(PackProblem{PackFault::LinesDiffer, longer, pairs + 1, std::nullopt});
    }
    return check.checked();
}

} // namespace carded::evidence
