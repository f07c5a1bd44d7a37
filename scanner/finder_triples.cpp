// SPDX-License-Identifier: Apache-2.0
#include "scanner/finder_triples.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

namespace carded::scanner {
namespace {

bool isAlike(const FinderPattern& a, const FinderPattern& b) noexcept
{
    return a.polarity == b.polarity && a.module < 2.2F * b.module && b.module < 2.2F * a.module;
}

/// As a code that is seen from 45 degrees at most, of version 1 to 40; nothing if they cannot be one.
std::optional<FinderTriple> tripleOf(const FinderPattern& corner, const FinderPattern& second,
                                     const FinderPattern& third)
{
    const Spot right = second.centre - corner.centre;
    const Spot down = third.centre - corner.centre;
    const float cross = crossOf(right, down);
    const float a = lengthOf(right);
    const float b = lengthOf(down);
    // Turning right from the first side to the second.
    if (!(cross > 0.6F * a * b) || a > 2 * b || b > 2 * a) {
        return std::nullopt;
    }
    const float module = (corner.module + second.module + third.module) / 3;
    if ((a + b) / 2 < 9 * module || (a + b) / 2 > 300 * module) {
        return std::nullopt;
    }
    const auto [least, most] = std::minmax({corner.module, second.module, third.module});
    const auto doubtOf = [](const FinderPattern& pattern) { return 0.5F / static_cast<float>(pattern.rows); };
    const float doubt = doubtOf(corner) + doubtOf(second) + doubtOf(third);
    const float strain = std::abs(std::log(a / b)) + (1 - cross / (a * b)) + (most / least - 1) + doubt;
    return FinderTriple{corner, second, third, strain};
}

/// The nearest patterns that may belong to the same code. On a sheet of codes the other patterns of a code are farther
/// away than many of its neighbours', but not than these.
FinderPatterns neighboursOf(const FinderPattern& corner, std::span<const FinderPattern> all)
{
    constexpr std::ptrdiff_t kMostNeighbours = 31;
    FinderPatterns near;
    std::ranges::copy_if(all, std::back_inserter(near),
                         [&](const FinderPattern& other) { return &other != &corner && isAlike(corner, other); });
    if (std::ssize(near) > kMostNeighbours) {
        const auto distance = [&](const FinderPattern& other) { return lengthOf(other.centre - corner.centre); };
        std::ranges::nth_element(near, near.begin() + kMostNeighbours, {}, distance);
        near.resize(kMostNeighbours);
    }
    return near;
}

std::vector<FinderTriple> triplesAt(const FinderPattern& corner, std::span<const FinderPattern> all)
{
    std::vector<FinderTriple> triples;
    const FinderPatterns near = neighboursOf(corner, all);
    for (const FinderPattern& second : near) {
        for (const FinderPattern& third : near) {
            const auto triple = isAlike(second, third) ? tripleOf(corner, second, third) : std::nullopt;
            if (triple) {
                triples.push_back(*triple);
            }
        }
    }
    return triples;
}

void keepLikeliest(std::vector<FinderTriple>& triples, std::size_t most)
{
    std::ranges::stable_sort(triples, {}, &FinderTriple::strain);
    if (triples.size() > most) {
        triples.resize(most);
    }
}

} // namespace

std::vector<FinderTriple> findTriples(const FinderPatterns& patterns, const FinderLimits& limits)
{
    std::vector<FinderTriple> triples;
    const auto all = std::span(patterns).first(std::min(patterns.size(), limits.patterns));
    for (const FinderPattern& corner : all) {
        auto some = triplesAt(corner, all);
        keepLikeliest(some, limits.atCorner);
        triples.insert(triples.end(), some.begin(), some.end());
    }
    keepLikeliest(triples, limits.triples);
    return triples;
}

} // namespace carded::scanner
