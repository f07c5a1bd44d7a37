// SPDX-License-Identifier: Apache-2.0
#include "policy/problems.h"

#include <utility>

namespace carded::policy {

void Problems::report(PolicyError::Cause cause, std::string message, Place place)
{
    constexpr std::size_t kMaxProblems = 100;
    if (m_all.size() < kMaxProblems) {
        m_all.push_back({cause, std::move(message), place.line, place.column});
    } else {
        m_hasMore = true;
    }
}

std::optional<PolicyError> Problems::error() const
{
    return m_all.empty() ? std::nullopt : std::optional(m_all.front());
}

} // namespace carded::policy
