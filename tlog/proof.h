// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "tlog/tree.h"

#include <functional>

namespace carded::tlog {

enum class ProofError : std::uint8_t {
    LeafOutside,   ///< no leaf with that number in a tree of that size
    SizesReversed, ///< the earlier tree is the larger one
    NodeMissing,   ///< the reader has no such node
};

/// The node at `level` (0: the leaves) over the 2^level leaves from `index` * 2^level on. Only complete nodes are asked
/// for: all of those leaves are in the tree.
using ReadNode = std::function<std::optional<Hash>(unsigned level, std::uint64_t index)>;

/// The root of the first `size` leaves; at most 64 reads.
[[nodiscard]] Result<Hash, ProofError> rootOf(std::uint64_t size, const ReadNode& read);

/// That leaf `seq` (from 0) is in the tree of the first `size` leaves: its audit path (RFC 9162 section 2.1.3.1), at
/// most 64 hashes, from the bottom up.
[[nodiscard]] Result<std::vector<Hash>, ProofError> proveInclusion(std::uint64_t seq, std::uint64_t size,
                                                                   const ReadNode& read);

/// That the tree of the first `from` leaves is the beginning of that of the first `to` (RFC 9162 section 2.1.4.1), at
/// most 65 hashes. Empty if the sizes are the same or the earlier tree is.
[[nodiscard]] Result<std::vector<Hash>, ProofError> proveConsistency(std::uint64_t from, std::uint64_t to,
                                                                     const ReadNode& read);

/// RFC 9162 section 2.1.3.2. `leaf` is the leaf's hash, not the record. `size` and `root` must come from one
/// checkpoint: a path alone may fit a tree of another size too. No path of more than 64 hashes holds.
[[nodiscard]] bool verifyInclusion(const Hash& leaf, std::uint64_t seq, std::uint64_t size, std::span<const Hash> proof,
                                   const Hash& root) noexcept;

/// RFC 9162 section 2.1.4.2, and what it leaves out: with an empty proof, two trees of the same size are consistent if
/// they have the same root, and everything is with the empty tree.
[[nodiscard]] bool verifyConsistency(std::uint64_t from, const Hash& fromRoot, std::uint64_t to, const Hash& toRoot,
                                     std::span<const Hash> proof) noexcept;

} // namespace carded::tlog
