// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/sha256.h"

#include <span>

namespace carded::tlog {

/// A leaf, a node or a root of a Merkle tree (RFC 6962 section 2.1).
using Hash = crypto::Sha256Digest;

/// SHA-256(0x00 || record).
[[nodiscard]] Hash leafHash(ByteSpan record) noexcept;
/// SHA-256(0x01 || left || right).
[[nodiscard]] Hash nodeHash(const Hash& left, const Hash& right) noexcept;
/// The root of the tree without leaves: SHA-256 of nothing.
[[nodiscard]] Hash emptyRoot() noexcept;

/// The root of a tree of which the roots of its complete subtrees are known, left to right: each is smaller than
/// the one before it. Without any, emptyRoot().
[[nodiscard]] Hash rootOfEdge(std::span<const Hash> edge) noexcept;

/// The right edge of a growing tree: all that appending a leaf and knowing the root need, at most 64 hashes.
class Frontier {
public:
    /// A tree without leaves.
    Frontier() = default;

    /// What edge() gave for a tree of `size` leaves. Nothing if there are not as many hashes as `size` has bits set;
    /// whether they are the right ones only root() shows.
    [[nodiscard]] static std::optional<Frontier> from(std::uint64_t size, std::span<const Hash> edge);

    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }
    [[nodiscard]] Hash root() const noexcept { return rootOfEdge(m_edge); }
    /// The roots of the complete subtrees, left to right, the largest first.
    [[nodiscard]] const std::vector<Hash>& edge() const noexcept { return m_edge; }

    /// Appends a leaf. The inner nodes that it completes, lowest first: the one at level k (1, 2, ...) is the node over
    /// the last 2^k leaves. There are as many as the new size has trailing zero bits.
    std::vector<Hash> append(const Hash& leaf);

private:
    std::uint64_t m_size = 0;
    std::vector<Hash> m_edge;
};

} // namespace carded::tlog
