// SPDX-License-Identifier: Apache-2.0
#include "scanner/code_trouble.h"

#include "scanner/finder_triples.h"
#include "scanner/qr_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace carded::scanner {
namespace {

constexpr float kFarModule = 2; ///< pixels: below it even a still hand and good light do not help
constexpr float kRatherFarModule = 3;
constexpr float kDarkLight = 70; ///< grey value of what should be white
constexpr float kFaintContrast = 25;
/// What a signed code needs at least; background has nothing that looks like so long a timing pattern.
constexpr int kLeastVersion = 5;
/// A pattern seen in fewer rows is hardly one.
constexpr int kLeastRows = 3;
constexpr float kWashedLight = 200; ///< what is as bright in its darkest place has a lamp over it

bool isOutside(const LumaView& grey, Spot spot, float margin) noexcept
{
    return spot.x < -margin || spot.y < -margin || spot.x > static_cast<float>(grey.width) + margin
           || spot.y > static_cast<float>(grey.height) + margin;
}

float moduleOf(const LocatedCode& code)
{
    const auto middle = static_cast<float>(qrModules(code.version)) / 2;
    const auto [right, down] = code.projection.modulesAt({middle, middle});
    return (lengthOf(right) + lengthOf(down)) / 2;
}

/// The darkest of some places in a square of the code, `from` its first corner, `edge` modules long.
float darkestIn(const LumaView& grey, const LocatedCode& code, Spot from, float edge)
{
    constexpr int kPlaces = 12; // a side
    float darkest = 255;
    for (int y = 0; y < kPlaces; ++y) {
        for (int x = 0; x < kPlaces; ++x) {
            const Spot spot = code.projection(
                from + (edge / kPlaces) * Spot{static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F});
            darkest = std::min(darkest, grey.at(spot.x, spot.y));
        }
    }
    return darkest;
}

/// A part of the code is white all over.
bool isWashedOut(const LumaView& grey, const LocatedCode& code)
{
    constexpr int kSquares = 6; // a side: each has dark modules, whatever the code says
    constexpr int kEnough = 2;
    const float edge = static_cast<float>(qrModules(code.version)) / kSquares;
    int washed = 0;
    for (int row = 0; row < kSquares; ++row) {
        for (int column = 0; column < kSquares; ++column) {
            const Spot from = edge * Spot{static_cast<float>(column), static_cast<float>(row)};
            washed += darkestIn(grey, code, from, edge) > kWashedLight ? 1 : 0;
        }
    }
    return washed >= kEnough;
}

ReadingHint hintFor(const LumaView& grey, const LocatedCode& code)
{
    const auto corners = cornersOf(code);
    const float module = moduleOf(code);
    const float contrast = std::abs(code.light - code.dark);
    const float light = std::max(std::abs(code.light), std::abs(code.dark));
    if (std::ranges::any_of(corners, [&](Spot corner) { return isOutside(grey, corner, module); })) {
        return ReadingHint::CutOff;
    }
    if (module < kFarModule) {
        return ReadingHint::TooFar;
    }
    if (isWashedOut(grey, code) || (light > kWashedLight && contrast < kFaintContrast)) {
        return ReadingHint::Glare;
    }
    if (light < kDarkLight) {
        return ReadingHint::TooDark;
    }
    return module < kRatherFarModule ? ReadingHint::TooFar : ReadingHint::NotSharp;
}

/// The share of the modules between two finder patterns that alternate, if these are `modules` apart and the timing
/// pattern lies `aside` of them (ISO/IEC 18004:2015 clause 6.3.5).
float timingBetween(const LumaView& grey, Spot first, Spot second, Spot aside, int modules)
{
    const Spot step = (1.0F / static_cast<float>(modules)) * (second - first);
    float least = 255;
    float most = 0;
    int rising = 0;
    int all = 0;
    for (int module = 5; module < modules - 5; ++module) { // from the middle of the first; the last differences pair up
        const Spot here = first + aside + static_cast<float>(module) * step;
        const Spot next = here + step;
        const float value = grey.at(here.x, here.y);
        least = std::min(least, value);
        most = std::max(most, value);
        rising += (grey.at(next.x, next.y) > value) == (module % 2 == 1) ? 1 : 0;
        ++all;
    }
    if (most - least < kFaintContrast) {
        return 0;
    }
    const int agreeing = std::max(rising, all - rising); // dark on light, or light on dark
    return static_cast<float>(agreeing) / static_cast<float>(all);
}

/// The two patterns that a code has on one side, and where its other two corners would be.
struct Side {
    Spot first;
    Spot second;
    Spot inwards; ///< from this side to the opposite one
    float module = 0;
};

std::optional<Side> sideBetween(const LumaView& grey, const FinderPattern& a, const FinderPattern& b)
{
    const Spot along = b.centre - a.centre;
    const float length = lengthOf(along);
    if (a.polarity != b.polarity || length < 1 || a.module > 1.4F * b.module || b.module > 1.4F * a.module) {
        return std::nullopt;
    }
    const float module = (a.module + b.module) / 2 * std::max(std::abs(along.x), std::abs(along.y)) / length;
    const float estimate = (length / module + 7 - 17) / 4; // of the version
    constexpr float kSureTiming = 0.97F;
    constexpr int kMostWrong = 2;
    const Spot forth = (1 / length) * along;
    for (int apart = -kMostWrong; apart <= kMostWrong; ++apart) {
        const int version = static_cast<int>(std::lround(estimate)) + apart;
        if (version < kLeastVersion || version > kMaxQrVersion) {
            continue;
        }
        const int modules = qrModules(version) - 7;
        const float sharper = length / static_cast<float>(modules);
        for (const float turn : {1.0F, -1.0F}) {
            const Spot inwards{-turn * forth.y, turn * forth.x};
            if (timingBetween(grey, a.centre, b.centre, 3 * sharper * inwards, modules) >= kSureTiming) {
                return Side{a.centre, b.centre, length * inwards, sharper};
            }
        }
    }
    return std::nullopt;
}

/// All places around `spot` are white, as far as a finder pattern would reach.
bool isWhiteAround(const LumaView& grey, Spot spot, float module)
{
    constexpr int kReach = 3; // modules
    for (int y = -kReach; y <= kReach; ++y) {
        for (int x = -kReach; x <= kReach; ++x) {
            const Spot place = spot + module * Spot{static_cast<float>(x), static_cast<float>(y)};
            if (isOutside(grey, place, 0) || grey.at(place.x, place.y) < kWashedLight) {
                return false;
            }
        }
    }
    return true;
}

ReadingHint troubleOf(const LumaView& grey, const Side& side)
{
    const float edge = lengthOf(side.inwards) + 7 * side.module;
    if (edge > 0.95F * static_cast<float>(std::min(grey.width, grey.height))) {
        return ReadingHint::TooNear;
    }
    if (side.module < kRatherFarModule) {
        return ReadingHint::TooFar;
    }
    // One of the opposite corners has the third finder pattern.
    const bool isWhite = isWhiteAround(grey, side.first + side.inwards, side.module)
                         || isWhiteAround(grey, side.second + side.inwards, side.module);
    return isWhite ? ReadingHint::Glare : ReadingHint::CutOff;
}

/// As alike and as square as three patterns of one code that is held towards the camera.
bool isLikely(const FinderTriple& triple)
{
    constexpr float kAlike = 1.12F;
    const Spot right = triple.topRight.centre - triple.topLeft.centre;
    const Spot down = triple.bottomLeft.centre - triple.topLeft.centre;
    const auto [shorter, longer] = std::minmax({lengthOf(right), lengthOf(down)});
    const auto [small, large] = std::minmax({triple.topLeft.module, triple.topRight.module, triple.bottomLeft.module});
    const int fewestRows = std::min({triple.topLeft.rows, triple.topRight.rows, triple.bottomLeft.rows});
    return fewestRows >= kLeastRows && longer < kAlike * shorter && large < kAlike * small
           && crossOf(right, down) > 0.95F * shorter * longer;
}

/// What three patterns that fit together would be the corners of, seen straight on; nothing if they hardly fit, or if
/// the code is too small to be a signed one. Blur that hides the modules leaves the patterns.
std::optional<LocatedCode> guessFrom(const LumaView& grey, const FinderTriple& triple)
{
    const Spot right = triple.topRight.centre - triple.topLeft.centre;
    const Spot down = triple.bottomLeft.centre - triple.topLeft.centre;
    const float length = (lengthOf(right) + lengthOf(down)) / 2;
    const float steepest = std::max(std::abs(right.x), std::abs(right.y)) / std::max(lengthOf(right), 1.0F);
    const float module = (triple.topLeft.module + triple.topRight.module + triple.bottomLeft.module) / 3 * steepest;
    const int version = static_cast<int>(std::lround((length / module + 7 - 17) / 4));
    if (!isLikely(triple) || version < kLeastVersion || version > kMaxQrVersion) {
        return std::nullopt;
    }
    const auto apart = static_cast<float>(qrModules(version) - 7);
    const Spot column = (1 / apart) * right;
    const Spot row = (1 / apart) * down;
    const Spot origin = triple.topLeft.centre - 3.5F * (column + row);
    const Projection straight({column.x, row.x, origin.x, column.y, row.y, origin.y, 0, 0});
    const std::array patterns{&triple.topLeft, &triple.topRight, &triple.bottomLeft};
    std::array<float, 3> middles{};
    std::array<float, 3> rings{};
    std::ranges::transform(patterns, middles.begin(),
                           [&](const FinderPattern* one) { return grey.at(one->centre.x, one->centre.y); });
    std::ranges::transform(patterns, rings.begin(), [&](const FinderPattern* one) {
        const Spot place = one->centre + 2 * column;
        return grey.at(place.x, place.y);
    });
    LocatedCode code{version, straight, triple.topLeft.polarity};
    code.dark = (middles[0] + middles[1] + middles[2]) / 3;
    code.light = (rings[0] + rings[1] + rings[2]) / 3;
    const auto isUneven = [&](const std::array<float, 3>& values) {
        const auto [least, most] = std::ranges::minmax(values);
        return most - least > std::abs(code.light - code.dark) / 2;
    };
    if (isUneven(middles) || isUneven(rings)) {
        return std::nullopt; // printed or shown together they would look alike
    }
    return code;
}

/// Two patterns with a timing pattern between them.
std::optional<ReadingHint> troubleOfTwo(const LumaView& grey, std::span<const FinderPattern> patterns)
{
    for (std::size_t i = 1; i < patterns.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (const auto side = sideBetween(grey, patterns[j], patterns[i])) {
                return troubleOf(grey, *side);
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<ReadingHint> troubleOf(const LumaView& grey, const LocatedCode& code)
{
    if (code.version < kLeastVersion) {
        return std::nullopt;
    }
    return hintFor(grey, code);
}

std::optional<ReadingHint> troubleOf(const LumaView& grey, const FinderPatterns& patterns)
{
    constexpr std::ptrdiff_t kLookedAt = 12;
    for (const FinderTriple& triple : findTriples(patterns, kFrameLimits)) {
        if (const auto code = guessFrom(grey, triple)) {
            return troubleOf(grey, *code);
        }
    }
    const auto end = std::ranges::find_if(patterns, [](const FinderPattern& one) { return one.rows < kLeastRows; });
    return troubleOfTwo(grey, {patterns.begin(), patterns.begin() + std::min(end - patterns.begin(), kLookedAt)});
}

} // namespace carded::scanner
