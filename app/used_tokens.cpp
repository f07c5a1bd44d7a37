// SPDX-License-Identifier: Apache-2.0
#include "app/used_tokens.h"

namespace carded::app {

void UsedTokens::add(const crypto::Sha256Digest& id, Moment now, Moment freshFor)
{
    std::erase_if(m_used, [now](const auto& entry) { return now >= entry.second; });
    m_used.emplace(id, now + freshFor + kKept);
}

} // namespace carded::app
