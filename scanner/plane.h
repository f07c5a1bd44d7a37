// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace carded::scanner {

/// A place in a picture, in pixels, or in a symbol, in modules.
struct Spot {
    float x = 0;
    float y = 0;

    friend Spot operator+(Spot a, Spot b) noexcept { return {a.x + b.x, a.y + b.y}; }
    friend Spot operator-(Spot a, Spot b) noexcept { return {a.x - b.x, a.y - b.y}; }
    friend Spot operator*(float factor, Spot a) noexcept { return {factor * a.x, factor * a.y}; }
};

inline float lengthOf(Spot a) noexcept
{
    return std::hypot(a.x, a.y);
}

inline float crossOf(Spot a, Spot b) noexcept
{
    return a.x * b.y - a.y * b.x;
}

/// Where a place of the symbol's plane is seen in the picture.
struct Sighting {
    Spot symbol;
    Spot picture;
    float weight = 1;
};

/// How a camera sees a plane: a perspective map from the symbol's modules to the picture's pixels.
class Projection {
public:
    /// The map that fits the sightings best (least squares); nothing for fewer than four, or for four of which three
    /// lie on one line.
    static std::optional<Projection> fit(std::span<const Sighting> sightings);
    /// From its nine numbers, row by row, the last one 1.
    explicit Projection(const std::array<double, 8>& numbers) noexcept : m_numbers(numbers) {}

    [[nodiscard]] Spot operator()(Spot symbol) const noexcept
    {
        const double below = m_numbers[6] * symbol.x + m_numbers[7] * symbol.y + 1;
        return {static_cast<float>((m_numbers[0] * symbol.x + m_numbers[1] * symbol.y + m_numbers[2]) / below),
                static_cast<float>((m_numbers[3] * symbol.x + m_numbers[4] * symbol.y + m_numbers[5]) / below)};
    }
    /// One module to the right and one module down, at this place, in pixels.
    [[nodiscard]] std::array<Spot, 2> modulesAt(Spot symbol) const noexcept
    {
        return {(*this)(symbol + Spot{0.5F, 0}) - (*this)(symbol - Spot{0.5F, 0}),
                (*this)(symbol + Spot{0, 0.5F}) - (*this)(symbol - Spot{0, 0.5F})};
    }

private:
    std::array<double, 8> m_numbers;
};

} // namespace carded::scanner
