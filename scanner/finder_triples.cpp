// SPDX-License-Identifier: Apache-2.0
#include "scanner/finder_triples.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace carded::scanner {
namespace {

/// The others were seen in fewer rows; what a picture made of finder patterns may cost is bounded by this.
constexpr std::size_t kMaxPatternsLookedAt = 32;

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

void addTriples(std::vector<FinderTriple>& triples, std::span<const FinderPattern> all, std::size_t corner)
{
    for (std::size_t second = 0; second < all.size(); ++second) {
        if (second == corner || !isAlike(all[corner], all[second])) {
            continue;
        }
        for (std::size_t third = 0; third < all.size(); ++third) {
            if (third == corner || third == second || !isAlike(all[corner], all[third])
                || !isAlike(all[second], all[third])) {
                continue;
            }
            if (const auto triple = tripleOf(all[corner], all[second], all[third])) {
                triples.push_back(*triple);
            }
        }
    }
}

} // namespace

std::vector<FinderTriple> findTriples(const FinderPatterns& patterns)
{
    std::vector<FinderTriple> triples;
    const auto all = std::span(patterns).first(std::min(patterns.size(), kMaxPatternsLookedAt));
    for (std::size_t corner = 0; corner < all.size(); ++corner) {
        addTriples(triples, all, corner);
    }
    std::ranges::stable_sort(triples, {}, &FinderTriple::strain);
    if (triples.size() > kMaxTriples) {
        triples.resize(kMaxTriples);
    }
    return triples;
}

} // namespace carded::scanner
