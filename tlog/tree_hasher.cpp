// SPDX-License-Identifier: Apache-2.0
#include "tlog/tree_hasher.h"

#include "tlog/tree_prefixes.h"

namespace carded::tlog {

Hash TreeHasher::leaf(ByteSpan record) noexcept
{
    return m_run.hash(kLeafPrefix, record);
}

Hash TreeHasher::node(const Hash& left, const Hash& right) noexcept
{
    std::array<std::uint8_t, 2 * Hash::kSize> both{};
    std::ranges::copy(left.data, both.begin());
    std::ranges::copy(right.data, both.begin() + Hash::kSize);
    return m_run.hash(kNodePrefix, both);
}

} // namespace carded::tlog
