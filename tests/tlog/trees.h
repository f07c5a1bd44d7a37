// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tlog/proof.h"

#include <bit>
#include <map>
#include <string>

namespace carded::test {

/// Leaf hashes of the records "record 0", "record 1", ...
inline std::vector<tlog::Hash> manyLeaves(std::size_t count)
{
    std::vector<tlog::Hash> leaves;
    for (std::size_t i = 0; i < count; ++i) {
        leaves.push_back(tlog::leafHash(asBytes("record " + std::to_string(i))));
    }
    return leaves;
}

/// The definitions of RFC 6962 section 2.1, word by word: recursive, over ranges of leaves. Shares nothing with the
/// product but the hashes of a leaf and of a node.
class RecursiveTree {
public:
    explicit RecursiveTree(std::vector<tlog::Hash> leaves) : m_leaves(std::move(leaves)) {}

    /// MTH(D[0:size])
    tlog::Hash root(std::uint64_t size) { return mth(0, size); }
    /// PATH(m, D[0:size])
    std::vector<tlog::Hash> path(std::uint64_t m, std::uint64_t size) { return pathIn(m, 0, size); }
    /// PROOF(m, D[0:size])
    std::vector<tlog::Hash> proof(std::uint64_t m, std::uint64_t size) { return subproof(m, 0, size, true); }

private:
    /// The largest power of two smaller than n, for n > 1.
    static std::uint64_t splitOf(std::uint64_t n) { return std::bit_floor(n - 1); }

    tlog::Hash mth(std::uint64_t begin, std::uint64_t end)
    {
        const std::uint64_t n = end - begin;
        if (n == 0) {
            return crypto::sha256({});
        }
        if (n == 1) {
            return m_leaves.at(begin);
        }
        const auto known = m_known.find({begin, end}); // or each root would cost all the leaves again
        if (known != m_known.end()) {
            return known->second;
        }
        const std::uint64_t k = splitOf(n);
        const tlog::Hash root = tlog::nodeHash(mth(begin, begin + k), mth(begin + k, end));
        m_known.emplace(std::pair(begin, end), root);
        return root;
    }

    std::vector<tlog::Hash> pathIn(std::uint64_t m, std::uint64_t begin, std::uint64_t end)
    {
        const std::uint64_t n = end - begin;
        if (n == 1) {
            return {};
        }
        const std::uint64_t k = splitOf(n);
        auto path = m < k ? pathIn(m, begin, begin + k) : pathIn(m - k, begin + k, end);
        path.push_back(m < k ? mth(begin + k, end) : mth(begin, begin + k));
        return path;
    }

    std::vector<tlog::Hash> subproof(std::uint64_t m, std::uint64_t begin, std::uint64_t end, bool isWhole)
    {
        const std::uint64_t n = end - begin;
        if (m == n) {
            return isWhole ? std::vector<tlog::Hash>{} : std::vector{mth(begin, end)};
        }
        const std::uint64_t k = splitOf(n);
        auto proof = m <= k ? subproof(m, begin, begin + k, isWhole) : subproof(m - k, begin + k, end, false);
        proof.push_back(m <= k ? mth(begin + k, end) : mth(begin, begin + k));
        return proof;
    }

    std::vector<tlog::Hash> m_leaves;
    std::map<std::pair<std::uint64_t, std::uint64_t>, tlog::Hash> m_known;
};

/// The nodes of a tree as a log keeps them: leaves, and what Frontier::append() completes.
class KeptTree {
public:
    explicit KeptTree(const std::vector<tlog::Hash>& leaves)
    {
        tlog::Frontier frontier;
        for (const tlog::Hash& leaf : leaves) {
            put(0, leaf);
            std::size_t level = 0;
            for (const tlog::Hash& node : frontier.append(leaf)) {
                put(++level, node);
            }
        }
    }

    /// Reads from this tree, which must outlive it.
    [[nodiscard]] tlog::ReadNode reader() const
    {
        return [this](unsigned level, std::uint64_t index) -> std::optional<tlog::Hash> {
            if (level >= m_levels.size() || index >= m_levels[level].size()) {
                return std::nullopt;
            }
            return m_levels[level][index];
        };
    }

private:
    void put(std::size_t level, const tlog::Hash& node)
    {
        if (level == m_levels.size()) {
            m_levels.emplace_back();
        }
        m_levels[level].push_back(node);
    }

    std::vector<std::vector<tlog::Hash>> m_levels;
};

} // namespace carded::test
