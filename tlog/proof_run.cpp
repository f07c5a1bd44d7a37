// SPDX-License-Identifier: Apache-2.0
#include "tlog/proof_run.h"

#include "tlog/position.h"

namespace carded::tlog {

bool ProofRun::verify(const Hash& leaf, std::uint64_t seq, std::span<const Hash> proof)
{
    if (seq >= m_size) {
        return false;
    }
    Position position{seq, m_size - 1};
    Hash node = leaf;
    std::size_t known = m_path.size(); // steps of the last path, from the root, that are not below `position`
    m_climbed.clear();
    while (position.last > 0) {
        while (known > 0 && m_path[known - 1].level < position.level) {
            --known;
        }
        if (known > 0 && m_path[known - 1].level == position.level && m_path[known - 1].number == position.node) {
            break; // the paths have joined
        }
        if (m_climbed.size() == proof.size()) {
            return false; // shorter than the tree is high
        }
        const Hash& sibling = proof[m_climbed.size()];
        m_climbed.push_back({position.level, position.node, node, sibling});
        node = position.climbFromRight() ? m_hasher.node(sibling, node) : m_hasher.node(node, sibling);
    }
    if (position.last == 0) {
        known = 0;
    }
    if (!isSameFrom(known, node, proof.subspan(m_climbed.size()))) {
        return false;
    }
    remember(known);
    return true;
}

/// Whether `node` is the one that the last path has at its step `known` (0: the root), and `siblings` its siblings from
/// there on. Another hash, or another sibling to the same hash, cannot give the same root.
bool ProofRun::isSameFrom(std::size_t known, const Hash& node, std::span<const Hash> siblings) const noexcept
{
    if (siblings.size() != known || node != (known == 0 ? m_root : m_path[known - 1].node)) {
        return false;
    }
    for (std::size_t i = 0; i < known; ++i) {
        if (siblings[i] != m_path[known - 1 - i].sibling) {
            return false;
        }
    }
    return true;
}

void ProofRun::remember(std::size_t known)
{
    m_path.resize(known);
    m_path.insert(m_path.end(), m_climbed.rbegin(), m_climbed.rend());
}

} // namespace carded::tlog
