// SPDX-License-Identifier: Apache-2.0
#include "scanner/plane.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace carded::scanner {
namespace {

constexpr std::size_t kUnknowns = 8;
using Equation = std::array<double, kUnknowns + 1>; ///< factors, then the right side
using Equations = std::array<Equation, kUnknowns>;

/// Adds one equation to the normal equations of the least squares.
void add(Equations& normal, const Equation& one, double weight)
{
    for (std::size_t row = 0; row < kUnknowns; ++row) {
        for (std::size_t column = 0; column <= kUnknowns; ++column) {
            normal[row][column] += weight * one[row] * one[column];
        }
    }
}

/// Gauss with the largest pivot. Nothing if the equations do not determine the unknowns.
std::optional<std::array<double, kUnknowns>> solve(Equations equations)
{
    constexpr double kSmallestPivot = 1e-9;
    for (std::size_t step = 0; step < kUnknowns; ++step) {
        const auto* const pivot = std::max_element(
            equations.begin() + static_cast<std::ptrdiff_t>(step), equations.end(),
            [step](const Equation& a, const Equation& b) { return std::abs(a[step]) < std::abs(b[step]); });
        if (!(std::abs((*pivot)[step]) > kSmallestPivot)) {
            return std::nullopt;
        }
        std::swap(equations[step], equations[static_cast<std::size_t>(pivot - equations.begin())]);
        for (std::size_t row = 0; row < kUnknowns; ++row) {
            if (row == step) {
                continue;
            }
            const double factor = equations[row][step] / equations[step][step];
            for (std::size_t column = step; column <= kUnknowns; ++column) {
                equations[row][column] -= factor * equations[step][column];
            }
        }
    }
    std::array<double, kUnknowns> solution{};
    for (std::size_t i = 0; i < kUnknowns; ++i) {
        solution[i] = equations[i][kUnknowns] / equations[i][i];
    }
    return solution;
}

} // namespace

std::optional<Projection> Projection::fit(std::span<const Sighting> sightings)
{
    if (sightings.size() < 4) {
        return std::nullopt;
    }
    // Numbers around 1 keep the equations well-conditioned: modules and pixels are counted from the first sighting, in
    // units of the widest distance to it.
    double symbolUnit = 1e-6;
    double pictureUnit = 1e-6;
    const Sighting& origin = sightings.front();
    for (const Sighting& one : sightings) {
        symbolUnit = std::max(symbolUnit, double(lengthOf(one.symbol - origin.symbol)));
        pictureUnit = std::max(pictureUnit, double(lengthOf(one.picture - origin.picture)));
    }
    Equations normal{};
    for (const Sighting& one : sightings) {
        const double x = (one.symbol.x - origin.symbol.x) / symbolUnit;
        const double y = (one.symbol.y - origin.symbol.y) / symbolUnit;
        const double u = (one.picture.x - origin.picture.x) / pictureUnit;
        const double v = (one.picture.y - origin.picture.y) / pictureUnit;
        add(normal, {x, y, 1, 0, 0, 0, -u * x, -u * y, u}, one.weight);
        add(normal, {0, 0, 0, x, y, 1, -v * x, -v * y, v}, one.weight);
    }
    const auto solved = solve(normal);
    if (!solved) {
        return std::nullopt;
    }
    // Back to modules and pixels: T(picture) * H * T(symbol).
    const auto& h = *solved;
    const double sx = origin.symbol.x;
    const double sy = origin.symbol.y;
    std::array<std::array<double, 3>, 3> full{{{h[0], h[1], h[2]}, {h[3], h[4], h[5]}, {h[6], h[7], 1}}};
    for (auto& row : full) {
        row[0] /= symbolUnit;
        row[1] /= symbolUnit;
        row[2] -= row[0] * sx + row[1] * sy;
    }
    for (std::size_t i = 0; i < 3; ++i) {
        full[0][i] = full[0][i] * pictureUnit + full[2][i] * origin.picture.x;
        full[1][i] = full[1][i] * pictureUnit + full[2][i] * origin.picture.y;
    }
    const double scale = full[2][2];
    if (!(std::abs(scale) > 1e-9)) {
        return std::nullopt;
    }
    return Projection({full[0][0] / scale, full[0][1] / scale, full[0][2] / scale, full[1][0] / scale,
                       full[1][1] / scale, full[1][2] / scale, full[2][0] / scale, full[2][1] / scale});
}

} // namespace carded::scanner
