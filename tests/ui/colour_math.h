// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace carded::test {

/// Linear light, sRGB primaries.
using Linear = std::array<double, 3>;
struct Lab {
    double l = 0;
    double a = 0;
    double b = 0;
};

/// A kind of colour sight, as a matrix on linear light (Machado, Oliveira, Fernandes 2009, severity 1).
struct Sight {
    const char* name;
    std::array<Linear, 3> matrix;
};

inline constexpr std::array<Sight, 4> kSights{{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protan", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deutan", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritan", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

inline Linear toLinear(const QColor& color)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

inline Linear seenAs(const Sight& sight, const Linear& light)
{
    Linear seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        const Linear& row = sight.matrix[i];
        seen[i] = std::clamp(row[0] * light[0] + row[1] * light[1] + row[2] * light[2], 0.0, 1.0);
    }
    return seen;
}

inline double luminance(const Linear& c)
{
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

/// WCAG 2: 1 to 21.
inline double luminanceRatio(const Linear& a, const Linear& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // the list: minmax(a, b) keeps references
    return (high + 0.05) / (low + 0.05);
}

inline double contrast(const QColor& a, const QColor& b)
{
    return luminanceRatio(toLinear(a), toLinear(b));
}

inline Lab toLab(const Linear& c)
{
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// CIEDE2000 with all weights 1; names as in Sharma, Wu and Dalal's paper.
inline double deltaE2000(const Lab& one, const Lab& two)
{
    constexpr double kPi = std::numbers::pi;
    const auto pow7 = [](double v) { return std::pow(v, 7); };
    const double meanC = (std::hypot(one.a, one.b) + std::hypot(two.a, two.b)) / 2;
    const double g = 0.5 * (1 - std::sqrt(pow7(meanC) / (pow7(meanC) + pow7(25))));
    const double a1 = (1 + g) * one.a;
    const double a2 = (1 + g) * two.a;
    const double c1 = std::hypot(a1, one.b);
    const double c2 = std::hypot(a2, two.b);
    const auto hue = [](double b, double a) {
        const double h = a == 0 && b == 0 ? 0 : std::atan2(b, a);
        return h < 0 ? h + 2 * kPi : h;
    };
    const double h1 = hue(one.b, a1);
    const double h2 = hue(two.b, a2);
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    dh += dh > kPi ? -2 * kPi : dh < -kPi ? 2 * kPi : 0;
    double meanH = h1 + h2;
    if (c1 * c2 != 0) {
        meanH = std::abs(h1 - h2) <= kPi ? meanH / 2 : meanH < 2 * kPi ? meanH / 2 + kPi : meanH / 2 - kPi;
    }
    const double dL = two.l - one.l;
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2);
    const double meanL = (one.l + two.l) / 2;
    const double meanCp = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(meanH - kPi / 6) + 0.24 * std::cos(2 * meanH)
                     + 0.32 * std::cos(3 * meanH + kPi / 30) - 0.20 * std::cos(4 * meanH - 63 * kPi / 180);
    const double sL = 1 + 0.015 * (meanL - 50) * (meanL - 50) / std::sqrt(20 + (meanL - 50) * (meanL - 50));
    const double sC = 1 + 0.045 * meanCp;
    const double sH = 1 + 0.015 * meanCp * t;
    const double bend = (meanH * 180 / kPi - 275) / 25;
    const double rC = 2 * std::sqrt(pow7(meanCp) / (pow7(meanCp) + pow7(25)));
    const double rT = -std::sin(2 * (kPi / 6) * std::exp(-bend * bend)) * rC;
    const double l = dL / sL;
    const double c = dC / sC;
    const double h = dH / sH;
    return std::sqrt(l * l + c * c + h * h + rT * c * h);
}

inline double deltaE2000(const Linear& one, const Linear& two)
{
    return deltaE2000(toLab(one), toLab(two));
}

} // namespace carded::test
