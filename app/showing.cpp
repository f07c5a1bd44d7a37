// SPDX-License-Identifier: Apache-2.0
#include "app/showing.h"

#include <algorithm>

namespace carded::app {

Showings::Seen Showings::see(ByteSpan text, Moment at)
{
    std::erase_if(m_recent, [at](const Recent& recent) {
        return at < recent.lastSeen || at - recent.lastSeen >= kOutOfView; // a clock that went back is another one
    });
    const crypto::Sha256Digest digest = crypto::sha256(text);
    const auto found = std::ranges::find(m_recent, digest, &Recent::text);
    if (found != m_recent.end()) {
        found->lastSeen = at;
        return Seen::Same;
    }
    m_recent.push_back({digest, at});
    return Seen::New;
}

} // namespace carded::app
