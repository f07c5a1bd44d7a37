// SPDX-License-Identifier: Apache-2.0
#include "tlog/proof.h"

#include "tlog/position.h"

#include <bit>

namespace carded::tlog {
namespace {

using Hashes = Result<std::vector<Hash>, ProofError>;

/// The roots of the complete subtrees that the leaves from `begin` up to `end` make, left to right. `begin` must be a
/// multiple of a power of two that is not less than their number.
Hashes readEdge(std::uint64_t begin, std::uint64_t end, const ReadNode& read)
{
    std::vector<Hash> edge;
    while (begin < end) {
        const auto level = static_cast<unsigned>(std::bit_width(end - begin) - 1);
        const auto node = read(level, begin >> level);
        if (!node) {
            return fail(ProofError::NodeMissing);
        }
        edge.push_back(*node);
        begin += std::uint64_t{1} << level;
    }
    return edge;
}

/// Adds to `proof` the siblings of all nodes from `position` up to the root of the tree of `size` leaves.
Hashes addSiblings(std::vector<Hash> proof, Position position, std::uint64_t size, const ReadNode& read)
{
    for (; position.last > 0; position.climb()) {
        if (!position.isRight() && position.isLast()) {
            continue; // the last of an odd number moves up as it is
        }
        const std::uint64_t sibling = position.isRight() ? position.node - 1 : position.node + 1;
        const std::uint64_t begin = sibling << position.level;
        const std::uint64_t end = sibling == position.last ? size : begin + (std::uint64_t{1} << position.level);
        const auto edge = readEdge(begin, end, read);
        if (!edge) {
            return fail(edge.error());
        }
        proof.push_back(rootOfEdge(*edge));
    }
    return proof;
}

/// Where the last leaf of the first `from` is in the tree of `to`, after climbing while all that it is over belongs to
/// the first `from`.
Position lastShared(std::uint64_t from, std::uint64_t to) noexcept
{
    Position position{from - 1, to - 1};
    while (position.isRight()) {
        position.climb();
    }
    return position;
}

/// Whether `node` at `position` and the hashes of `siblings` make both roots: the earlier one with those to its left
/// alone.
bool verifyGrowth(Position position, const Hash& node, std::span<const Hash> siblings, const Hash& fromRoot,
                  const Hash& toRoot) noexcept
{
    Hash earlier = node;
    Hash later = node;
    for (const Hash& sibling : siblings) {
        if (position.last == 0) {
            return false; // longer than the tree is high
        }
        if (position.climbFromRight()) {
            earlier = nodeHash(sibling, earlier);
            later = nodeHash(sibling, later);
        } else {
            later = nodeHash(later, sibling);
        }
    }
    return position.last == 0 && earlier == fromRoot && later == toRoot;
}

} // namespace

Result<Hash, ProofError> rootOf(std::uint64_t size, const ReadNode& read)
{
    const auto edge = readEdge(0, size, read);
    if (!edge) {
        return fail(edge.error());
    }
    return rootOfEdge(*edge);
}

Hashes proveInclusion(std::uint64_t seq, std::uint64_t size, const ReadNode& read)
{
    if (seq >= size) {
        return fail(ProofError::LeafOutside);
    }
    return addSiblings({}, {seq, size - 1}, size, read);
}

Hashes proveConsistency(std::uint64_t from, std::uint64_t to, const ReadNode& read)
{
    if (from > to) {
        return fail(ProofError::SizesReversed);
    }
    if (from == 0 || from == to) {
        return std::vector<Hash>{};
    }
    const Position shared = lastShared(from, to);
    std::vector<Hash> proof;
    if (shared.node > 0) { // otherwise it is the whole earlier tree, whose root the verifier has
        const auto node = read(shared.level, shared.node);
        if (!node) {
            return fail(ProofError::NodeMissing);
        }
        proof.push_back(*node);
    }
    return addSiblings(std::move(proof), shared, to, read);
}

bool verifyInclusion(const Hash& leaf, std::uint64_t seq, std::uint64_t size, std::span<const Hash> proof,
                     const Hash& root) noexcept
{
    if (seq >= size) {
        return false;
    }
    Position position{seq, size - 1};
    Hash hash = leaf;
    for (const Hash& sibling : proof) {
        if (position.last == 0) {
            return false; // longer than the tree is high
        }
        hash = position.climbFromRight() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    }
    return position.last == 0 && hash == root;
}

bool verifyConsistency(std::uint64_t from, const Hash& fromRoot, std::uint64_t to, const Hash& toRoot,
                       std::span<const Hash> proof) noexcept
{
    if (from > to) {
        return false;
    }
    if (from == to) {
        return proof.empty() && fromRoot == toRoot;
    }
    if (from == 0) {
        return proof.empty() && fromRoot == emptyRoot();
    }
    const Position shared = lastShared(from, to);
    if (shared.node == 0) { // the earlier tree is one complete node of the later, and its root not repeated
        return verifyGrowth(shared, fromRoot, proof, fromRoot, toRoot);
    }
    return !proof.empty() && verifyGrowth(shared, proof.front(), proof.subspan(1), fromRoot, toRoot);
}

} // namespace carded::tlog
