// SPDX-License-Identifier: Apache-2.0
#include "scanner/finder_measure.h"

#include <algorithm>
#include <cmath>

namespace carded::scanner {
namespace {

/// What lies along one direction through a pattern's middle, in pixels from there.
struct Profile {
    float middle = 0;
    float module = 0;
    float dark = 0;
    float light = 0;
};

/// Walks out of a pattern's middle, one fifth of a module a step, and sees the mean of three places side by side:
/// noise does not cross a level where the pattern does not.
class Walk {
public:
    /// `aside`: to the next of the three; within the pattern's middle all of them cross the same modules.
    Walk(const LumaView& grey, Spot from, Spot direction, Spot aside, Polarity polarity)
        : m_grey(grey), m_from(from), m_direction(direction), m_aside(aside),
          m_sign(polarity == Polarity::DarkOnLight ? 1.0F : -1.0F)
    {}

    /// Darker is less, in both polarities.
    [[nodiscard]] float at(float distance) const noexcept
    {
        const Spot here = m_from + distance * m_direction;
        const Spot before = here - m_aside;
        const Spot after = here + m_aside;
        return m_sign * (m_grey.at(before.x, before.y) + m_grey.at(here.x, here.y) + m_grey.at(after.x, after.y)) / 3;
    }
    /// The first place from `begin` on, towards `end`, where the value crosses `level`.
    [[nodiscard]] std::optional<float> crossing(float begin, float end, float step, float level) const noexcept
    {
        const float signedStep = end > begin ? step : -step;
        const auto steps = static_cast<int>((end - begin) / signedStep);
        float before = at(begin);
        for (int i = 1; i <= steps; ++i) {
            const float place = begin + static_cast<float>(i) * signedStep;
            const float here = at(place);
            if ((before < level) != (here < level)) {
                const float back = (here - level) / (here - before);
                return place - back * signedStep;
            }
            before = here;
        }
        return std::nullopt;
    }

private:
    const LumaView& m_grey;
    Spot m_from;
    Spot m_direction;
    Spot m_aside;
    float m_sign;
};

/// What lies on one side of a pattern's middle.
struct HalfProfile {
    float light = 0;
    float inner = 0;            ///< where the dark middle ends
    std::optional<float> outer; ///< where the dark ring ends
};

/// `sign`: which side; `module`: a guess.
std::optional<HalfProfile> measureHalf(const Walk& walk, float sign, float module, float dark)
{
    constexpr int kStepsPerModule = 5;
    const float step = module / kStepsPerModule;
    HalfProfile half;
    half.light = walk.at(sign * module);
    for (int i = 1; i < 2 * kStepsPerModule; ++i) {
        half.light = std::max(half.light, walk.at(sign * (module + static_cast<float>(i) * step)));
    }
    const float level = (dark + half.light) / 2;
    const auto first = walk.crossing(sign * module / 2, sign * 2.6F * module, step, level);
    if (!first) {
        return std::nullopt;
    }
    half.inner = *first;
    const auto second = walk.crossing(*first + sign * step, sign * 4.2F * module, step, level);
    if (second) {
        half.outer = walk.crossing(*second + sign * step, sign * 5.5F * module, step, level);
    }
    return half;
}

/// The walk's direction is one pixel long, `module` a guess.
std::optional<Profile> measureAlong(const Walk& walk, float module)
{
    constexpr float kLeastContrast = 8; // less than any printed or shown code, and within the noise
    constexpr float kSmallest = 0.5F;   // pixels; perspective's numbers can also be none
    constexpr float kLargest = 1000;
    if (!(module > kSmallest && module < kLargest)) {
        return std::nullopt;
    }
    Profile profile;
    profile.dark = (walk.at(-module / 2) + walk.at(0) + walk.at(module / 2)) / 3;
    const auto before = measureHalf(walk, -1, module, profile.dark);
    const auto after = measureHalf(walk, 1, module, profile.dark);
    if (!before || !after) {
        return std::nullopt;
    }
    profile.light = (before->light + after->light) / 2;
    if (profile.light - profile.dark < kLeastContrast) {
        return std::nullopt;
    }
    const float threeModules = after->inner - before->inner;
    profile.middle = (before->inner + after->inner) / 2;
    profile.module = threeModules / 3;
    if (before->outer && after->outer) {
        const float sevenModules = *after->outer - *before->outer;
        const float ratio = sevenModules / threeModules;
        if (ratio > 1.8F && ratio < 3.2F) { // 7 / 3 = 2.33
            profile.module = sevenModules / 7;
            profile.middle = (profile.middle + (*before->outer + *after->outer) / 2) / 2;
        }
    }
    return profile;
}

} // namespace

std::optional<MeasuredFinder> measureFinder(const LumaView& grey, const FinderPattern& finder, Spot right, Spot down)
{
    constexpr float kAside = 0.7F; // modules
    MeasuredFinder measured;
    measured.centre = finder.centre;
    right = (1 / std::max(lengthOf(right), 1e-3F)) * right;
    down = (1 / std::max(lengthOf(down), 1e-3F)) * down;
    // Along its sides a turned pattern is smaller than along rows and columns.
    const float steepest = std::max(std::abs(right.x), std::abs(right.y));
    float module = finder.module * steepest;
    for (int round = 0; round < 2; ++round) { // the first may have crossed beside the middle
        const auto across =
            measureAlong(Walk(grey, measured.centre, right, kAside * module * down, finder.polarity), module);
        if (!across) {
            return std::nullopt;
        }
        measured.centre = measured.centre + across->middle * right;
        const auto along =
            measureAlong(Walk(grey, measured.centre, down, kAside * module * right, finder.polarity), module);
        if (!along) {
            return std::nullopt;
        }
        measured.centre = measured.centre + along->middle * down;
        measured.right = across->module * right;
        measured.down = along->module * down;
        measured.dark = (across->dark + along->dark) / 2;
        measured.light = (across->light + along->light) / 2;
        module = (across->module + along->module) / 2;
        if (!(module > 0.7F)) {
            return std::nullopt;
        }
    }
    return measured;
}

} // namespace carded::scanner
