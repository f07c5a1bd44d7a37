// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_locator.h"

#include "scanner/alignment_fit.h"
#include "scanner/finder_measure.h"
#include "scanner/qr_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace carded::scanner {
namespace {

struct MeasuredTriple {
    MeasuredFinder topLeft;
    MeasuredFinder topRight;
    MeasuredFinder bottomLeft;
    Polarity polarity = Polarity::DarkOnLight;

    [[nodiscard]] float dark() const { return (topLeft.dark + topRight.dark + bottomLeft.dark) / 3; }
    [[nodiscard]] float light() const { return (topLeft.light + topRight.light + bottomLeft.light) / 3; }
};

std::optional<MeasuredTriple> measure(const LumaView& grey, const FinderTriple& triple)
{
    const Spot right = triple.topRight.centre - triple.topLeft.centre;
    const Spot down = triple.bottomLeft.centre - triple.topLeft.centre;
    const auto topLeft = measureFinder(grey, triple.topLeft, right, down);
    const auto topRight = measureFinder(grey, triple.topRight, right, down);
    const auto bottomLeft = measureFinder(grey, triple.bottomLeft, right, down);
    if (!topLeft || !topRight || !bottomLeft) {
        return std::nullopt;
    }
    return MeasuredTriple{*topLeft, *topRight, *bottomLeft, triple.topLeft.polarity};
}

/// How many modules apart two patterns are whose modules look `first` and `second` pixels long. In perspective the
/// size changes steadily from one to the other, and the geometric mean is exact.
float modulesBetween(Spot from, Spot to, float first, float second)
{
    return lengthOf(to - from) / std::sqrt(first * second);
}

/// From the three patterns and how their sizes differ. `side`: modules.
Projection firstGuess(const MeasuredTriple& frame, int side)
{
    constexpr float kCentre = 3.5F;
    constexpr double kMostPerspective = 0.5;
    const double apart = side - 7;
    const auto fall = [&](float here, float there) {
        const double ratio = std::sqrt(double(here) / double(there)) - 1;
        return std::clamp(ratio, -kMostPerspective, kMostPerspective) / apart;
    };
    const double c = fall(lengthOf(frame.topLeft.right), lengthOf(frame.topRight.right));
    const double d = fall(lengthOf(frame.topLeft.down), lengthOf(frame.bottomLeft.down));
    const Spot origin = frame.topLeft.centre;
    const Spot right = frame.topRight.centre;
    const Spot down = frame.bottomLeft.centre;
    // (origin + A t + B s) / (1 + c t + d s) meets the three centres; t and s count from the first one.
    const double ax = (right.x * (1 + c * apart) - origin.x) / apart;
    const double ay = (right.y * (1 + c * apart) - origin.y) / apart;
    const double bx = (down.x * (1 + d * apart) - origin.x) / apart;
    const double by = (down.y * (1 + d * apart) - origin.y) / apart;
    const double one = 1 - kCentre * (c + d);
    return Projection({ax / one, bx / one, (origin.x - kCentre * (ax + bx)) / one, ay / one, by / one,
                       (origin.y - kCentre * (ay + by)) / one, c / one, d / one});
}

/// Share of the timing patterns' neighbours of which the light one is lighter.
float timingShare(const LumaView& grey, const Projection& projection, int side, Polarity polarity)
{
    const float sign = polarity == Polarity::DarkOnLight ? 1.0F : -1.0F;
    int right = 0;
    int all = 0;
    for (int along = 8; along + 1 < side - 7; ++along) {
        for (const bool isRow : {true, false}) {
            const auto valueAt = [&](int place) {
                const float middle = static_cast<float>(place) + 0.5F;
                const Spot spot = projection(isRow ? Spot{middle, 6.5F} : Spot{6.5F, middle});
                return sign * grey.at(spot.x, spot.y);
            };
            const bool isRising = valueAt(along + 1) > valueAt(along);
            right += isRising == (along % 2 == 0) ? 1 : 0; // even modules are dark
            ++all;
        }
    }
    return all == 0 ? 1.0F : static_cast<float>(right) / static_cast<float>(all);
}

/// The 18 modules beside the top right pattern, or those beside the bottom left one (ISO/IEC 18004 clause 7.10).
std::uint32_t versionModules(const LumaView& grey, const MeasuredFinder& finder, bool isTopRight, Polarity polarity)
{
    const float level = (finder.dark + finder.light) / 2;
    const float sign = polarity == Polarity::DarkOnLight ? 1.0F : -1.0F;
    std::uint32_t modules = 0;
    for (int bit = 0; bit < 18; ++bit) {
        const int line = bit / 3;
        const auto towards = static_cast<float>(bit % 3 - 7);
        const auto along = static_cast<float>(line - 3);
        const Spot place = isTopRight ? finder.centre + towards * finder.right + along * finder.down
                                      : finder.centre + along * finder.right + towards * finder.down;
        if (sign * grey.at(place.x, place.y) < level) {
            modules |= 1U << static_cast<unsigned>(bit);
        }
    }
    return modules;
}

/// The versions to try, the likeliest first.
std::vector<int> likelyVersions(const LumaView& grey, const MeasuredTriple& frame)
{
    const float across = modulesBetween(frame.topLeft.centre, frame.topRight.centre, lengthOf(frame.topLeft.right),
                                        lengthOf(frame.topRight.right));
    const float along = modulesBetween(frame.topLeft.centre, frame.bottomLeft.centre, lengthOf(frame.topLeft.down),
                                       lengthOf(frame.bottomLeft.down));
    const float estimate = ((across + along) / 2 + 7 - 17) / 4;
    std::vector<int> versions;
    const auto propose = [&](int version) {
        if (version >= 1 && version <= kMaxQrVersion && std::ranges::find(versions, version) == versions.end()) {
            versions.push_back(version);
        }
    };
    constexpr float kMostWrong = 3; // versions that the estimate may be off
    for (const bool isTopRight : {true, false}) {
        const auto told = versionFrom(
            versionModules(grey, isTopRight ? frame.topRight : frame.bottomLeft, isTopRight, frame.polarity));
        if (told && std::abs(static_cast<float>(*told) - estimate) < kMostWrong) {
            propose(*told);
        }
    }
    const int nearest = static_cast<int>(std::lround(estimate));
    const int other = static_cast<float>(nearest) < estimate ? 1 : -1;
    propose(nearest);
    propose(nearest + other);
    propose(nearest - other);
    return versions;
}

LocatedCode fitVersion(const LumaView& grey, const MeasuredTriple& frame, int version)
{
    const int side = qrModules(version);
    const auto last = static_cast<float>(side) - 3.5F;
    const float contrast = frame.light() - frame.dark();
    AlignmentFit fitting(grey, frame.polarity, contrast, firstGuess(frame, side));
    constexpr float kFinderWeight = 4;
    fitting.know({3.5F, 3.5F}, frame.topLeft.centre, kFinderWeight);
    fitting.know({last, 3.5F}, frame.topRight.centre, kFinderWeight);
    fitting.know({3.5F, last}, frame.bottomLeft.centre, kFinderWeight);
    fitting.lean({last, last}, 0.02F);
    for (const Spot spot : alignmentSpots(version)) {
        const bool isFar = spot.x > 7 && spot.y > 7;
        const float reach = isFar ? 2.5F : 1.5F;
        const bool isLast = spot.x > static_cast<float>(side) - 8 && spot.y > static_cast<float>(side) - 8;
        if (fitting.add(spot, isLast && version < 7 ? 4.0F : reach)) {
            if (isLast) {
                fitting.stopLeaning();
            }
            fitting.fit();
        }
    }
    fitting.dropBeside(1.0F);
    fitting.fit();
    return {version,      fitting.projection(), frame.polarity,
            frame.dark(), frame.light(),        timingShare(grey, fitting.projection(), side, frame.polarity)};
}

} // namespace

std::optional<LocatedCode> locateCode(const LumaView& grey, const FinderTriple& triple)
{
    const auto frame = measure(grey, triple);
    if (!frame) {
        return std::nullopt;
    }
    constexpr float kSureTiming = 0.9F;
    constexpr float kLeastTiming = 0.7F;
    std::optional<LocatedCode> best;
    for (const int version : likelyVersions(grey, *frame)) {
        const LocatedCode code = fitVersion(grey, *frame, version);
        if (!best || code.timing > best->timing) {
            best = code;
        }
        if (code.timing >= kSureTiming) {
            break;
        }
    }
    return best && best->timing >= kLeastTiming ? best : std::nullopt;
}

std::optional<LocatedCode> followCode(const LumaView& grey, const LocatedCode& last)
{
    const auto side = static_cast<float>(qrModules(last.version));
    FinderTriple triple;
    const std::array<std::pair<Spot, FinderPattern*>, 3> places{{{{3.5F, 3.5F}, &triple.topLeft},
                                                                 {{side - 3.5F, 3.5F}, &triple.topRight},
                                                                 {{3.5F, side - 3.5F}, &triple.bottomLeft}}};
    for (const auto& [symbol, pattern] : places) {
        const auto [right, down] = last.projection.modulesAt(symbol);
        pattern->centre = last.projection(symbol);
        pattern->polarity = last.polarity;
        pattern->module = (lengthOf(right) + lengthOf(down)) / 2;
        if (!isInside(grey, pattern->centre)) {
            return std::nullopt;
        }
    }
    const auto frame = measure(grey, triple);
    if (!frame) {
        return std::nullopt;
    }
    const LocatedCode code = fitVersion(grey, *frame, last.version);
    constexpr float kSureTiming = 0.85F;
    return code.timing >= kSureTiming ? std::optional(code) : std::nullopt;
}

std::array<Spot, 4> cornersOf(const LocatedCode& code)
{
    const auto side = static_cast<float>(qrModules(code.version));
    return {code.projection({0, 0}), code.projection({side, 0}), code.projection({side, side}),
            code.projection({0, side})};
}

bool covers(const LocatedCode& code, Spot spot)
{
    const auto corners = cornersOf(code);
    int turns = 0; // to the right, seen from a side to the place
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Spot along = corners[(i + 1) % corners.size()] - corners[i];
        turns += crossOf(along, spot - corners[i]) > 0 ? 1 : 0;
    }
    return turns == 0 || turns == static_cast<int>(corners.size()); // a mirrored one goes the other way round
}

std::array<Spot, 3> finderSpotsOf(const LocatedCode& code)
{
    const float last = static_cast<float>(qrModules(code.version)) - 3.5F;
    return {code.projection({3.5F, 3.5F}), code.projection({last, 3.5F}), code.projection({3.5F, last})};
}

} // namespace carded::scanner
