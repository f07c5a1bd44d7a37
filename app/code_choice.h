// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace carded::app {

/// Which of several codes before the camera counts: one that can be checked, whatever hangs or lies beside it. Another
/// one is answered only when it has been there alone for a moment, since the customer's may be read a few frames later.
class CodeChoice {
public:
    using Moment = std::chrono::milliseconds; ///< on the source's own clock

    enum class Kind : std::uint8_t { Credential, Other };
    enum class Standing : std::uint8_t {
        Counts, ///< to be answered
        Waits,  ///< not yet: a credential may come
        Beside  ///< never in this showing: a credential is in view, or was a moment ago
    };

    /// A code has been read in the frame of this time. A time before the last one is another source's.
    [[nodiscard]] Standing see(Kind kind, Moment frame);

    static constexpr Moment kPatience{400};
    static constexpr Moment kAfterCredential{1500};

private:
    std::optional<Moment> m_credential; ///< when one was last seen
    std::optional<Moment> m_otherSince; ///< when those that are no credential came into view
    Moment m_other{0};                  ///< and when one was last seen
};

} // namespace carded::app
