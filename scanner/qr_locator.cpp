// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_locator.h"

#include "scanner/qr_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carded::scanner {
namespace {

/// A finder pattern, measured in the directions of its code's sides.
struct MeasuredFinder {
    Spot centre;
    Spot right; ///< one module
    Spot down;
    float dark = 0;
    float light = 0;
};

/// What lies along one direction through a pattern's middle, in pixels from there.
struct Profile {
    float middle = 0;
    float module = 0;
    float dark = 0;
    float light = 0;
};

/// Walks out of a pattern's middle, one quarter of a module a step.
class Walk {
public:
    Walk(const LumaView& grey, Spot from, Spot direction, Polarity polarity)
        : m_grey(grey), m_from(from), m_direction(direction), m_sign(polarity == Polarity::DarkOnLight ? 1.0F : -1.0F)
    {}

    /// Darker is less, in both polarities.
    [[nodiscard]] float at(float distance) const noexcept
    {
        return m_sign * m_grey.at(m_from.x + distance * m_direction.x, m_from.y + distance * m_direction.y);
    }
    /// The first place from `begin` on, towards `end`, where the value crosses `level`.
    [[nodiscard]] std::optional<float> crossing(float begin, float end, float step, float level) const noexcept
    {
        const float signedStep = end > begin ? step : -step;
        float before = at(begin);
        for (float place = begin + signedStep; (end - place) * signedStep >= 0; place += signedStep) {
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
    float m_sign;
};

/// `direction` is one pixel long, `module` a guess.
std::optional<Profile> measureAlong(const Walk& walk, float module)
{
    constexpr float kStepsPerModule = 5;
    const float step = module / kStepsPerModule;
    Profile profile;
    profile.dark = (walk.at(-module / 2) + walk.at(0) + walk.at(module / 2)) / 3;
    std::array<float, 2> inner{};
    std::array<std::optional<float>, 2> outer{};
    float light = 0;
    std::array<float, 2> lights{};
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const float sign = side == 0 ? -1.0F : 1.0F;
        float brightest = walk.at(sign * module);
        for (float place = module; place < 3 * module; place += step) {
            brightest = std::max(brightest, walk.at(sign * place));
        }
        lights[side] = brightest;
        light += brightest / 2;
    }
    profile.light = light;
    if (light - profile.dark < 8) { // less than any printed or shown code, and within the noise
        return std::nullopt;
    }
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const float sign = side == 0 ? -1.0F : 1.0F;
        const float level = (profile.dark + lights[side]) / 2;
        const auto first = walk.crossing(sign * module / 2, sign * 2.6F * module, step, level);
        if (!first) {
            return std::nullopt;
        }
        inner[side] = *first;
        const auto second = walk.crossing(*first + sign * step, sign * 4.2F * module, step, level);
        if (second) {
            outer[side] = walk.crossing(*second + sign * step, sign * 5.5F * module, step, level);
        }
    }
    const float threeModules = inner[1] - inner[0];
    profile.middle = (inner[0] + inner[1]) / 2;
    profile.module = threeModules / 3;
    if (outer[0] && outer[1]) {
        const float sevenModules = *outer[1] - *outer[0];
        const float ratio = sevenModules / threeModules;
        if (ratio > 1.8F && ratio < 3.2F) { // 7 / 3 = 2.33
            profile.module = sevenModules / 7;
            profile.middle = (profile.middle + (*outer[0] + *outer[1]) / 2) / 2;
        }
    }
    return profile;
}

/// In the directions of the two other patterns.
std::optional<MeasuredFinder> measureFinder(const LumaView& grey, const FinderPattern& finder, Spot right, Spot down)
{
    MeasuredFinder measured;
    measured.centre = finder.centre;
    right = (1 / std::max(lengthOf(right), 1e-3F)) * right;
    down = (1 / std::max(lengthOf(down), 1e-3F)) * down;
    // Along its sides a turned pattern is smaller than along rows and columns.
    const float steepest = std::max({std::abs(right.x), std::abs(right.y)});
    float module = finder.module * steepest;
    for (int round = 0; round < 2; ++round) { // the first may have crossed beside the middle
        const auto across = measureAlong(Walk(grey, measured.centre, right, finder.polarity), module);
        if (!across) {
            return std::nullopt;
        }
        measured.centre = measured.centre + across->middle * right;
        const auto along = measureAlong(Walk(grey, measured.centre, down, finder.polarity), module);
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

struct Frame3 {
    MeasuredFinder topLeft;
    MeasuredFinder topRight;
    MeasuredFinder bottomLeft;
    Polarity polarity = Polarity::DarkOnLight;

    [[nodiscard]] float dark() const { return (topLeft.dark + topRight.dark + bottomLeft.dark) / 3; }
    [[nodiscard]] float light() const { return (topLeft.light + topRight.light + bottomLeft.light) / 3; }
};

std::optional<Frame3> measure(const LumaView& grey, const FinderTriple& triple)
{
    const Spot right = triple.topRight.centre - triple.topLeft.centre;
    const Spot down = triple.bottomLeft.centre - triple.topLeft.centre;
    const auto topLeft = measureFinder(grey, triple.topLeft, right, down);
    const auto topRight = measureFinder(grey, triple.topRight, right, down);
    const auto bottomLeft = measureFinder(grey, triple.bottomLeft, right, down);
    if (!topLeft || !topRight || !bottomLeft) {
        return std::nullopt;
    }
    return Frame3{*topLeft, *topRight, *bottomLeft, triple.topLeft.polarity};
}

/// How many modules apart two patterns are whose modules look `first` and `second` pixels long. In perspective the
/// size changes steadily from one to the other, and the geometric mean is exact.
float modulesBetween(Spot from, Spot to, float first, float second)
{
    return lengthOf(to - from) / std::sqrt(first * second);
}

/// From the three patterns and how their sizes differ. `side`: modules.
Projection firstGuess(const Frame3& frame, int side)
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

/// Sums over the modules of an alignment pattern.
class AlignmentProbe {
public:
    AlignmentProbe(const LumaView& grey, std::array<Spot, 2> modules, Polarity polarity)
        : m_grey(grey), m_right(modules[0]), m_down(modules[1]),
          m_sign(polarity == Polarity::DarkOnLight ? 1.0F : -1.0F)
    {}

    /// How much lighter the light ring is than the dark ring and the middle.
    [[nodiscard]] float contrastAt(Spot centre) const noexcept
    {
        float light = 0;
        float dark = 0;
        for (int y = -2; y <= 2; ++y) {
            for (int x = -2; x <= 2; ++x) {
                const Spot place = centre + static_cast<float>(x) * m_right + static_cast<float>(y) * m_down;
                const float value = m_grey.at(place.x, place.y);
                const bool isLight = std::max(std::abs(x), std::abs(y)) == 1;
                (isLight ? light : dark) += value;
            }
        }
        return m_sign * (light / 8 - dark / 17);
    }
    /// The place of the highest contrast, at most `reach` modules from `from` in each direction.
    [[nodiscard]] std::pair<Spot, float> search(Spot from, float reach, float step) const noexcept
    {
        std::pair<Spot, float> best{from, -1000.0F};
        const int steps = static_cast<int>(reach / step + 0.5F);
        for (int y = -steps; y <= steps; ++y) {
            for (int x = -steps; x <= steps; ++x) {
                const Spot place =
                    from + (static_cast<float>(x) * step) * m_right + (static_cast<float>(y) * step) * m_down;
                const float contrast = contrastAt(place);
                if (contrast > best.second) {
                    best = {place, contrast};
                }
            }
        }
        return best;
    }

private:
    const LumaView& m_grey;
    Spot m_right;
    Spot m_down;
    float m_sign;
};

bool isInside(const LumaView& grey, Spot place) noexcept
{
    return place.x >= 0 && place.y >= 0 && place.x < static_cast<float>(grey.width)
           && place.y < static_cast<float>(grey.height);
}

/// Fits the projection to the alignment patterns, one after another, from the patterns that are known outwards.
class Fitting {
public:
    Fitting(const LumaView& grey, Polarity polarity, float contrast, Projection guess)
        : m_grey(grey), m_polarity(polarity), m_contrast(contrast), m_projection(guess)
    {}

    void know(Spot symbol, Spot picture, float weight) { m_sightings.push_back({symbol, picture, weight}); }

    /// Keeps the first guess of the far corner until something nearer to it is known.
    void lean(Spot symbol, float weight)
    {
        m_leaning = Sighting{symbol, m_projection(symbol), weight};
        m_hasLeaning = true;
    }
    void stopLeaning() { m_hasLeaning = false; }

    bool addAlignment(Spot symbol, float reach)
    {
        const Spot expected = m_projection(symbol);
        if (!isInside(m_grey, expected)) {
            return false;
        }
        constexpr float kCoarse = 0.5F;
        constexpr float kFine = 0.17F;
        constexpr float kLeastShare = 0.3F; // of the finder patterns' contrast: blur takes the rest
        const AlignmentProbe probe(m_grey, m_projection.modulesAt(symbol), m_polarity);
        const auto coarse = probe.search(expected, reach, kCoarse);
        if (coarse.second < kLeastShare * m_contrast) {
            return false;
        }
        const auto fine = probe.search(coarse.first, kCoarse, kFine);
        m_sightings.push_back({symbol, fine.first, 1});
        return true;
    }

    void fit()
    {
        auto sightings = m_sightings;
        if (m_hasLeaning) {
            sightings.push_back(m_leaning);
        }
        if (const auto fitted = Projection::fit(sightings)) {
            m_projection = *fitted;
        }
    }
    /// Leaves out what lies more than `modules` beside the fit: not an alignment pattern, after all.
    void dropBeside(float modules)
    {
        std::erase_if(m_sightings, [&](const Sighting& one) {
            const Spot beside = m_projection(one.symbol) - one.picture;
            const auto [right, down] = m_projection.modulesAt(one.symbol);
            return one.weight <= 1 && lengthOf(beside) > modules * (lengthOf(right) + lengthOf(down)) / 2;
        });
    }
    [[nodiscard]] const Projection& projection() const noexcept { return m_projection; }

private:
    const LumaView& m_grey;
    Polarity m_polarity;
    float m_contrast;
    Projection m_projection;
    std::vector<Sighting> m_sightings;
    Sighting m_leaning;
    bool m_hasLeaning = false;
};

/// The alignment patterns' middles, those beside the timing patterns first, then by their distance from the first
/// finder pattern.
std::vector<Spot> alignmentSpots(int version)
{
    const auto centres = alignmentCentres(version);
    std::vector<Spot> spots;
    for (const int row : centres) {
        for (const int column : centres) {
            const bool isFinder =
                (row == 6 && (column == 6 || column == centres.back())) || (row == centres.back() && column == 6);
            if (!isFinder) {
                spots.push_back({static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F});
            }
        }
    }
    std::ranges::stable_sort(spots, {}, [](Spot spot) {
        const bool isOnEdge = spot.x < 7 || spot.y < 7;
        return (isOnEdge ? 0.0F : 1000.0F) + spot.x + spot.y;
    });
    return spots;
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
        const auto towards = static_cast<float>(bit % 3 - 7);
        const auto along = static_cast<float>(bit / 3 - 3);
        const Spot place = isTopRight ? finder.centre + towards * finder.right + along * finder.down
                                      : finder.centre + along * finder.right + towards * finder.down;
        if (sign * grey.at(place.x, place.y) < level) {
            modules |= 1U << static_cast<unsigned>(bit);
        }
    }
    return modules;
}

/// The versions to try, the likeliest first.
std::vector<int> likelyVersions(const LumaView& grey, const Frame3& frame)
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

LocatedCode fitVersion(const LumaView& grey, const Frame3& frame, int version)
{
    const int side = qrModules(version);
    const auto last = static_cast<float>(side) - 3.5F;
    const float contrast = frame.light() - frame.dark();
    Fitting fitting(grey, frame.polarity, contrast, firstGuess(frame, side));
    constexpr float kFinderWeight = 4;
    fitting.know({3.5F, 3.5F}, frame.topLeft.centre, kFinderWeight);
    fitting.know({last, 3.5F}, frame.topRight.centre, kFinderWeight);
    fitting.know({3.5F, last}, frame.bottomLeft.centre, kFinderWeight);
    fitting.lean({last, last}, 0.02F);
    for (const Spot spot : alignmentSpots(version)) {
        const bool isFar = spot.x > 7 && spot.y > 7;
        const float reach = isFar ? 2.5F : 1.5F;
        const bool isLast = spot.x > static_cast<float>(side) - 8 && spot.y > static_cast<float>(side) - 8;
        if (fitting.addAlignment(spot, isLast && version < 7 ? 4.0F : reach)) {
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

std::vector<FinderTriple> findTriples(const FinderSearch& search)
{
    std::vector<FinderTriple> triples;
    const auto& all = search.patterns;
    // A pattern seen in one row only is hardly one.
    const auto count = std::min<std::size_t>(all.size(), 32);
    const auto isAlike = [](const FinderPattern& a, const FinderPattern& b) {
        return a.polarity == b.polarity && a.module < 2.2F * b.module && b.module < 2.2F * a.module;
    };
    for (std::size_t corner = 0; corner < count; ++corner) {
        for (std::size_t second = 0; second < count; ++second) {
            if (second == corner || !isAlike(all[corner], all[second])) {
                continue;
            }
            for (std::size_t third = 0; third < count; ++third) {
                if (third == corner || third == second || !isAlike(all[corner], all[third])
                    || !isAlike(all[second], all[third])) {
                    continue;
                }
                const Spot right = all[second].centre - all[corner].centre;
                const Spot down = all[third].centre - all[corner].centre;
                const float cross = crossOf(right, down);
                const float a = lengthOf(right);
                const float b = lengthOf(down);
                // Turning right from the first side to the second; the angle between them from 45 to 135 degrees.
                if (!(cross > 0.6F * a * b) || a > 2 * b || b > 2 * a) {
                    continue;
                }
                const float module = (all[corner].module + all[second].module + all[third].module) / 3;
                if ((a + b) / 2 < 9 * module || (a + b) / 2 > 300 * module) {
                    continue;
                }
                FinderTriple triple{all[corner], all[second], all[third], 0};
                const float sizes = std::max({all[corner].module, all[second].module, all[third].module})
                                    / std::min({all[corner].module, all[second].module, all[third].module});
                const auto doubtOf = [](const FinderPattern& pattern) {
                    return 0.5F / static_cast<float>(pattern.rows);
                };
                triple.strain = std::abs(std::log(a / b)) + (1 - cross / (a * b)) + (sizes - 1) + doubtOf(all[corner])
                                + doubtOf(all[second]) + doubtOf(all[third]);
                triples.push_back(triple);
            }
        }
    }
    std::ranges::stable_sort(triples, {}, &FinderTriple::strain);
    if (triples.size() > kMaxTriples) {
        triples.resize(kMaxTriples);
    }
    return triples;
}

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

} // namespace carded::scanner
