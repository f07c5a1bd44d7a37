// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/picture_light.h"
#include "scanner/raw_frame.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace carded::scanner {

/// A number that differs for frames that differ: of all bytes of a JPEG, else of rows from top to bottom, up to 128 KiB
/// (50 us). Not safe against somebody who looks for two equal ones.
std::uint64_t digestOf(const RawFrame& frame) noexcept;

enum class PictureState : std::uint8_t {
    Good,
    Black, ///< covered, or there is no light
    Frozen ///< one picture again and again
};

/// Whether a camera shows what is in front of it. Good again with the first frame that is.
class PictureWatch {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// A hand passes faster.
    static constexpr std::chrono::seconds kBlackTime{3};
    /// The noise of a sensor makes each frame another one. In dim light some cameras give each frame several times, but
    /// not for so long.
    static constexpr std::chrono::seconds kFrozenTime{5};

    /// Each frame that comes.
    void seeFrame(std::uint64_t digest, Time time) noexcept;
    /// Those whose luma is known.
    void seeLight(PictureLight light, Time time) noexcept;
    /// As of the last frame. What is black and frozen is black: a covered sensor may show no noise.
    [[nodiscard]] PictureState state() const noexcept;

private:
    std::optional<std::uint64_t> m_digest;
    Time m_digestSince;
    int m_equalFrames = 0;
    bool m_isFrozen = false;
    std::optional<Time> m_blackSince;
    bool m_isBlack = false;
};

} // namespace carded::scanner
