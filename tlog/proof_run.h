// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tlog/tree_hasher.h"

namespace carded::tlog {

/// Verifies inclusion proofs for one root, each exactly as verifyInclusion() does. It remembers the path of the last
/// one that held: where the next joins it, nothing is hashed again, what is left must be the same. Of neighbours each
/// costs two hashes, however large the tree.
class ProofRun {
public:
    /// `size` and `root` must come from one checkpoint.
    ProofRun(std::uint64_t size, const Hash& root) noexcept : m_size(size), m_root(root) {}

    /// Whether `leaf`, a leaf's hash, is leaf `seq` by `proof`.
    [[nodiscard]] bool verify(const Hash& leaf, std::uint64_t seq, std::span<const Hash> proof);

private:
    struct Step {
        unsigned level = 0;
        std::uint64_t number = 0; ///< of the node in its level
        Hash node;
        Hash sibling;
    };

    [[nodiscard]] bool isSameFrom(std::size_t known, const Hash& node, std::span<const Hash> siblings) const noexcept;
    void remember(std::size_t known);

    TreeHasher m_hasher;
    std::uint64_t m_size;
    Hash m_root;
    std::vector<Step> m_path;    ///< of the last proof that held, from the root down
    std::vector<Step> m_climbed; ///< of the proof in hand, from the leaf up
};

} // namespace carded::tlog
