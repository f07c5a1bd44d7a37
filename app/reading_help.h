// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/code_choice.h"
#include "scanner/eye_protocol.h"
#include "scanner/reading_hint.h"

#include <chrono>
#include <optional>
#include <vector>

namespace carded::app {

/// When to tell a person why a code in view is not read, and what: not at once, since most codes are read within a
/// few frames, and not each frame's word, since what single frames say flickers.
class ReadingHelp {
public:
    using Moment = std::chrono::milliseconds; ///< on the source's own clock

    /// What carded-eye says, in its order. Only what says something about codes in view changes anything, and of a
    /// code that was read nobody knows here what it is: see read().
    void hear(const scanner::Message& message);

    /// A code was read in this frame. One that can be checked is what the person wanted to show; any other may be a
    /// poster beside it.
    void read(CodeChoice::Kind kind) noexcept;

    /// What is to be said now, if anything.
    [[nodiscard]] std::optional<scanner::ReadingHint> shown() const noexcept { return m_shown; }

    static constexpr Moment kUnreadFor{500};   ///< before the first hint
    static constexpr Moment kGap{300};         ///< out of view longer, and that time begins anew
    static constexpr Moment kLookedBack{1000}; ///< the most frequent hint of so long is the one that counts
    static constexpr Moment kReadable{1500};   ///< a hint stays so long before another takes its place
    static constexpr Moment kStays{1500};      ///< after the code was last located

private:
    struct Located {
        Moment at{0};
        scanner::ReadingHint hint{};
    };

    void beginFrame(Moment at);
    void seeUnread(scanner::ReadingHint hint);
    void forget() noexcept;
    [[nodiscard]] scanner::ReadingHint mostFrequent() const;
    [[nodiscard]] std::size_t countOf(scanner::ReadingHint hint) const;

    Moment m_frame{0};
    Moment m_since{0};                   ///< of the first frame that counts
    std::optional<Moment> m_absentSince; ///< the first frame without the code
    std::vector<Located> m_recent;       ///< empty: no code is located; oldest first, one a frame
    std::optional<scanner::ReadingHint> m_shown;
    Moment m_shownSince{0};
};

} // namespace carded::app
