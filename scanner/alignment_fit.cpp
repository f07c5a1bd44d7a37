// SPDX-License-Identifier: Apache-2.0
#include "scanner/alignment_fit.h"

#include "scanner/qr_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace carded::scanner {
namespace {

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
        const int steps = static_cast<int>(std::lround(reach / step));
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

} // namespace

bool isInside(const LumaView& grey, Spot place) noexcept
{
    return place.x >= 0 && place.y >= 0 && place.x < static_cast<float>(grey.width)
           && place.y < static_cast<float>(grey.height);
}

bool AlignmentFit::add(Spot symbol, float reach)
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

void AlignmentFit::fit()
{
    auto sightings = m_sightings;
    if (m_leaning) {
        sightings.push_back(*m_leaning);
    }
    if (const auto fitted = Projection::fit(sightings)) {
        m_projection = *fitted;
    }
}

void AlignmentFit::dropBeside(float modules)
{
    std::erase_if(m_sightings, [&](const Sighting& one) {
        const Spot beside = m_projection(one.symbol) - one.picture;
        const auto [right, down] = m_projection.modulesAt(one.symbol);
        return one.weight <= 1 && lengthOf(beside) > modules * (lengthOf(right) + lengthOf(down)) / 2;
    });
}

std::vector<Spot> alignmentSpots(int version)
{
    std::vector<Spot> spots;
    for (const auto& [column, row] : alignmentPlaces(version)) {
        spots.push_back({static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F});
    }
    std::ranges::stable_sort(spots, {}, [](Spot spot) {
        const bool isOnEdge = spot.x < 7 || spot.y < 7;
        return (isOnEdge ? 0.0F : 1000.0F) + spot.x + spot.y;
    });
    return spots;
}

} // namespace carded::scanner
