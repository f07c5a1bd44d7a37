// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scanner/finder_search.h"
#include "scanner/luma_view.h"
#include "scanner/plane.h"

#include <optional>
#include <vector>

namespace carded::scanner {

/// Fits a projection to a code's alignment patterns, one after another, from the patterns that are known outwards.
class AlignmentFit {
public:
    /// `contrast`: of the finder patterns, in grey values. `grey` must outlive it.
    AlignmentFit(const LumaView& grey, Polarity polarity, float contrast, const Projection& guess)
        : m_grey(grey), m_polarity(polarity), m_contrast(contrast), m_projection(guess)
    {}

    void know(Spot symbol, Spot picture, float weight) { m_sightings.push_back({symbol, picture, weight}); }

    /// Keeps the first guess of a place until something nearer to it is known.
    void lean(Spot symbol, float weight) { m_leaning = Sighting{symbol, m_projection(symbol), weight}; }
    void stopLeaning() { m_leaning.reset(); }

    /// Looks for the alignment pattern whose middle is `symbol`, at most `reach` modules beside where the projection
    /// has it. False if it is not there.
    [[nodiscard]] bool add(Spot symbol, float reach);
    void fit();
    /// Leaves out what lies more than `modules` beside the fit: not an alignment pattern, after all.
    void dropBeside(float modules);
    [[nodiscard]] const Projection& projection() const noexcept { return m_projection; }

private:
    const LumaView& m_grey;
    Polarity m_polarity;
    float m_contrast;
    Projection m_projection;
    std::vector<Sighting> m_sightings;
    std::optional<Sighting> m_leaning;
};

/// The alignment patterns' middles, those beside the timing patterns first, then by their distance from the first
/// finder pattern.
[[nodiscard]] std::vector<Spot> alignmentSpots(int version);

/// Whether the picture has `place`.
[[nodiscard]] bool isInside(const LumaView& grey, Spot place) noexcept;

} // namespace carded::scanner
