// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "crypto/sha256.h"

#include <chrono>
#include <optional>
#include <vector>

namespace carded::app {

/// Tells one showing of a code from the next, so that a code held before the camera is judged once.
/// Remembers hashes, never texts.
class Showings {
public:
    using Moment = std::chrono::milliseconds; ///< on the source's own clock

    enum class Seen : std::uint8_t { New, Same };

    /// A frame has been looked at; see() is told what was in it. Absence counts from frames without the code, not by
    /// the clock: a frame that took long to look into is no absence. A time before the last one is another source's.
    void beginFrame(Moment at);

    /// A code in this frame. It is the same showing until it was out of view for kOutOfView.
    [[nodiscard]] Seen see(ByteSpan text);

    /// Whether this code is being shown now: for what another device reads.
    [[nodiscard]] bool isSame(ByteSpan text) const;

    /// Another check begins: what is in view counts as new.
    void forget() noexcept { m_recent.clear(); }
    /// The same for one code that nobody could take.
    void forget(ByteSpan text);

    static constexpr Moment kOutOfView{1500};

private:
    struct Recent {
        crypto::Sha256Digest text;
        bool isInFrame = true;
        std::optional<Moment> absentSince;
    };
    std::vector<Recent> m_recent;
    Moment m_frame{0};
};

/// The same for handheld scanners, which tell of a code when they read it and never that it is gone. Remembers hashes.
class ScannedTexts {
public:
    using Moment = std::chrono::milliseconds; ///< on a clock that never goes back

    /// A scanner has sent this at `at`. It is the same showing within kSameFor of the last time: a scanner on a stand
    /// reads a phone again and again.
    [[nodiscard]] Showings::Seen see(ByteSpan text, Moment at);

    /// Whether see() would call it the same: for what another device shows.
    [[nodiscard]] bool isSame(ByteSpan text, Moment at) const;

    /// Another check begins.
    void forget() noexcept { m_recent.clear(); }
    /// The same for one text that nobody has taken.
    void forget(ByteSpan text);

    static constexpr Moment kSameFor{3000};

private:
    struct Recent {
        crypto::Sha256Digest text;
        Moment at{0};
    };
    std::vector<Recent> m_recent;
};

} // namespace carded::app
