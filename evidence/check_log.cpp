// SPDX-License-Identifier: Apache-2.0
#include "evidence/check_log.h"

#include "evidence/signed_checkpoint.h"
#include "evidence/till_key.h"
#include "tlog/tree_hasher.h"

#include <algorithm>
#include <map>
#include <utility>

namespace carded::evidence {
namespace {

using tlog::Hash;

/// What a tree of some size must have as its root, and what is wrong if it does not.
struct Expected {
    Hash root;
    LogProblem problem;
};

/// Grows the tree again from the rows, and stops at the first that does not fit.
class Walk {
public:
    Walk(const LogHeading& heading, std::multimap<std::uint64_t, Expected> expected, std::vector<KeptCheckpoint> kept)
        : m_heading(heading), m_expected(std::move(expected)), m_kept(std::move(kept))
    {
        compareRoot(); // of the tree without records
    }

    /// False ends the walk.
    bool take(const StoredRecord& row)
    {
        if (m_fault) {
            return false;
        }
        if (row.seq != m_tree.size()) {
            return stop(LogProblem::MissingRecord, m_tree.size());
        }
        const auto leaf = Hash::from(row.leaf);
        if (!leaf) {
            return stop(LogProblem::ChangedRecord, row.seq);
        }
        if (row.text && !isGood(*row.text, row.seq, *leaf)) {
            return false;
        }
        m_dropped += row.text ? 0 : 1;
        const std::vector<Hash> nodes = m_tree.append(*leaf);
        if (row.nodes.size() != nodes.size() * Hash::kSize || !areSame(row.nodes, nodes)) {
            return stop(LogProblem::ChangedNode, row.seq);
        }
        compareRoot();
        return !m_fault;
    }

    [[nodiscard]] Result<CheckedLog, LogFault> end() const
    {
        if (m_fault) {
            return fail(*m_fault);
        }
        if (m_tree.size() != m_heading.size) {
            return fail(LogFault{LogProblem::MissingRecord, std::min(m_tree.size(), m_heading.size)});
        }
        return CheckedLog{m_tree.size(), m_dropped, m_tree.root()};
    }

private:
    bool stop(LogProblem problem, std::uint64_t seq)
    {
        m_fault = LogFault{problem, seq};
        return false;
    }
    bool isGood(std::string_view text, std::uint64_t seq, const Hash& leaf)
    {
        const auto record = parseRecord(text);
        if (!record || record->seq != seq || originOf(record->store, record->till) != m_heading.origin
            || m_hasher.leaf(asBytes(text)) != leaf) {
            return stop(LogProblem::ChangedRecord, seq);
        }
        return isInKeptHour(*record) || stop(LogProblem::BadKeptCheckpoint, m_kept[m_nextKept].size);
    }
    /// Whether what is looked up by the hour will find the record.
    [[nodiscard]] bool isInKeptHour(const Record& record)
    {
        while (m_nextKept < m_kept.size() && m_kept[m_nextKept].size <= record.seq) {
            ++m_nextKept;
        }
        if (m_nextKept == m_kept.size() || m_kept[m_nextKept].hour < std::chrono::hours{0}) {
            return true;
        }
        const UnixTime begin{m_kept[m_nextKept].hour};
        return Period{begin, begin + std::chrono::hours{1}}.contains(record.time);
    }
    static bool areSame(ByteSpan stored, const std::vector<Hash>& nodes)
    {
        for (const Hash& node : nodes) {
            if (!std::ranges::equal(stored.first(Hash::kSize), node.data)) {
                return false;
            }
            stored = stored.subspan(Hash::kSize);
        }
        return true;
    }
    void compareRoot()
    {
        const auto [first, last] = m_expected.equal_range(m_tree.size());
        for (auto at = first; at != last && !m_fault; ++at) {
            if (at->second.root != m_tree.root()) {
                (void)stop(at->second.problem, m_tree.size());
            }
        }
    }

    const LogHeading& m_heading;
    std::multimap<std::uint64_t, Expected> m_expected; ///< by the size of the tree
    std::vector<KeptCheckpoint> m_kept;
    std::size_t m_nextKept = 0; ///< the one that was kept next after the row
    tlog::TreeHasher m_hasher;
    tlog::Frontier m_tree;
    std::uint64_t m_dropped = 0;
    std::optional<LogFault> m_fault;
};

/// The roots that signed checkpoints tell of.
Result<std::multimap<std::uint64_t, Expected>, LogFault> expectedRoots(const LogHeading& heading,
                                                                       const OutsideKnowledge& known,
                                                                       const std::vector<KeptCheckpoint>& kept,
                                                                       const tlog::NoteVerifier& key)
{
    const auto tree = treeOf(heading);
    const auto newest = openCheckpoint(heading.checkpoint, key);
    if (!tree || !newest) {
        return fail(LogFault{LogProblem::BadCheckpoint, heading.size});
    }
    std::multimap<std::uint64_t, Expected> expected{{newest->size, {newest->root, LogProblem::BadCheckpoint}}};
    for (const KeptCheckpoint& stored : kept) {
        const auto checkpoint = openCheckpoint(stored.note, key);
        if (!checkpoint || checkpoint->size != stored.size || stored.size > heading.size) {
            return fail(LogFault{LogProblem::BadKeptCheckpoint, stored.size});
        }
        expected.insert({stored.size, {checkpoint->root, LogProblem::BadKeptCheckpoint}});
    }
    if (known.older) {
        const auto older = openCheckpoint(*known.older, key);
        if (!older) {
            return fail(LogFault{LogProblem::BadOldCheckpoint, 0});
        }
        if (older->size > heading.size) {
            return fail(LogFault{LogProblem::NotContinued, older->size});
        }
        expected.insert({older->size, {older->root, LogProblem::NotContinued}});
    }
    return expected;
}

} // namespace

Result<CheckedLog, LogFault> checkLog(LogReader& log, const OutsideKnowledge& known)
{
    const auto own = tlog::parseVerifierKey(log.heading().verifierKey);
    if (!own || own->name != log.heading().origin) {
        return fail(LogFault{LogProblem::BadCheckpoint, log.heading().size});
    }
    if (known.key && (known.key->name != own->name || known.key->key != own->key)) {
        return fail(LogFault{LogProblem::OtherKey, 0});
    }
    auto kept = log.keptCheckpoints();
    if (!kept) {
        return fail(LogFault{LogProblem::NotReadable, 0});
    }
    auto expected = expectedRoots(log.heading(), known, *kept, *own);
    if (!expected) {
        return fail(expected.error());
    }
    Walk walk(log.heading(), *std::move(expected), *std::move(kept));
    if (!log.eachRow([&](const StoredRecord& row) { return walk.take(row); })) {
        return fail(LogFault{LogProblem::NotReadable, 0});
    }
    return walk.end();
}

} // namespace carded::evidence
