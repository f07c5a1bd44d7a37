// SPDX-License-Identifier: Apache-2.0
#include "app/showing.h"

#include <algorithm>

namespace carded::app {

void Showings::beginFrame(Moment at)
{
    if (at < m_frame) {
        forget();
    }
    for (Recent& recent : m_recent) {
        if (!recent.isInFrame && !recent.absentSince) {
            recent.absentSince = m_frame;
        }
        recent.isInFrame = false;
    }
    std::erase_if(m_recent,
                  [at](const Recent& recent) { return recent.absentSince && at - *recent.absentSince >= kOutOfView; });
    m_frame = at;
}

Showings::Seen Showings::see(ByteSpan text)
{
    const crypto::Sha256Digest digest = crypto::sha256(text);
    const auto found = std::ranges::find(m_recent, digest, &Recent::text);
    if (found == m_recent.end()) {
        m_recent.push_back({digest, true, std::nullopt});
        return Seen::New;
    }
    found->isInFrame = true;
    found->absentSince.reset();
    return Seen::Same;
}

bool Showings::isSame(ByteSpan text) const
{
    return std::ranges::find(m_recent, crypto::sha256(text), &Recent::text) != m_recent.end();
}

void Showings::forget(ByteSpan text)
{
    std::erase_if(m_recent, [digest = crypto::sha256(text)](const Recent& recent) { return recent.text == digest; });
}

Showings::Seen ScannedTexts::see(ByteSpan text, Moment at)
{
    std::erase_if(m_recent, [at](const Recent& recent) { return at - recent.at >= kSameFor; });
    const crypto::Sha256Digest digest = crypto::sha256(text);
    const auto found = std::ranges::find(m_recent, digest, &Recent::text);
    if (found == m_recent.end()) {
        m_recent.push_back({digest, at});
        return Showings::Seen::New;
    }
    found->at = at;
    return Showings::Seen::Same;
}

bool ScannedTexts::isSame(ByteSpan text, Moment at) const
{
    const auto found = std::ranges::find(m_recent, crypto::sha256(text), &Recent::text);
    return found != m_recent.end() && at - found->at < kSameFor;
}

void ScannedTexts::forget(ByteSpan text)
{
    std::erase_if(m_recent, [digest = crypto::sha256(text)](const Recent& recent) { return recent.text == digest; });
}

} // namespace carded::app
