// SPDX-License-Identifier: Apache-2.0
#include "tlog/tree.h"

#include "tlog/tree_prefixes.h"

#include <bit>
#include <iterator>

namespace carded::tlog {
Hash leafHash(ByteSpan record) noexcept
{
    return crypto::sha256(kLeafPrefix, record);
}

Hash nodeHash(const Hash& left, const Hash& right) noexcept
{
    std::array<std::uint8_t, 1 + 2 * Hash::kSize> input{kNodePrefix[0]};
    std::ranges::copy(left.data, input.begin() + 1);
    std::ranges::copy(right.data, input.begin() + 1 + Hash::kSize);
    return crypto::sha256(input);
}

Hash emptyRoot() noexcept
{
    return crypto::sha256({});
}

Hash rootOfEdge(std::span<const Hash> edge) noexcept
{
    if (edge.empty()) {
        return emptyRoot();
    }
    Hash root = edge.back();
    for (std::size_t i = edge.size() - 1; i > 0; --i) {
        root = nodeHash(edge[i - 1], root);
    }
    return root;
}

std::optional<Frontier> Frontier::from(std::uint64_t size, std::span<const Hash> edge)
{
    if (edge.size() != static_cast<std::size_t>(std::popcount(size))) {
        return std::nullopt;
    }
    Frontier frontier;
    frontier.m_size = size;
    frontier.m_edge.assign(edge.begin(), edge.end());
    return frontier;
}

std::vector<Hash> Frontier::append(const Hash& leaf)
{
    std::vector<Hash> completed;
    Hash node = leaf;
    for (std::uint64_t size = m_size; size % 2 == 1; size /= 2) { // a bit set: a subtree as large as the one in hand
        node = nodeHash(m_edge.back(), node);
        m_edge.pop_back();
        completed.push_back(node);
    }
    m_edge.push_back(node);
    ++m_size;
    return completed;
}

} // namespace carded::tlog
