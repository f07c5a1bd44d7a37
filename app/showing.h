// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/sha256.h"

#include <chrono>
#include <vector>

namespace carded::app {

/// Tells one showing of a code from the next, so that a code held before the camera is judged once.
/// Remembers hashes, never texts.
class Showings {
public:
    using Moment = std::chrono::milliseconds; ///< on the source's own clock

    enum class Seen : std::uint8_t { New, Same };

    /// A code seen again before it was out of view for kOutOfView is the same showing.
    [[nodiscard]] Seen see(ByteSpan text, Moment at);

    /// Another check begins: what is in view counts as new.
    void forget() noexcept { m_recent.clear(); }

    static constexpr Moment kOutOfView{1500};

private:
    struct Recent {
        crypto::Sha256Digest text;
        Moment lastSeen;
    };
    std::vector<Recent> m_recent;
};

} // namespace carded::app
