// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace carded::scanner {

/// When the small live picture is to be drawn anew: at most 15 times a second, and 5 times while the scene stands
/// still, which is all that an idle till shows.
class PreviewPace {
public:
    using Time = std::chrono::steady_clock::time_point;
    enum class Scene : std::uint8_t { Moves, StandsStill };

    static constexpr std::chrono::milliseconds kMoving{67};
    static constexpr std::chrono::milliseconds kStill{200};

    /// Whether it is time; then the next one is due after another while.
    [[nodiscard]] bool isDue(Time now, Scene scene) noexcept
    {
        const auto interval = scene == Scene::StandsStill ? kStill : kMoving;
        if (m_last && now - *m_last < interval) {
            return false;
        }
        m_last = now;
        return true;
    }

private:
    std::optional<Time> m_last;
};

} // namespace carded::scanner
