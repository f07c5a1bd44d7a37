// SPDX-License-Identifier: Apache-2.0
#include "app/used_tokens.h"

namespace carded::app {

void UsedTokens::add(const crypto::Sha256Digest& id, Moment now)
{
    std::erase_if(m_used, [now](const auto& entry) { return now - entry.second >= kKept; });
    m_used.emplace(id, now);
}

} // namespace carded::app
