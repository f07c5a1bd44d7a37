// SPDX-License-Identifier: Apache-2.0
#include "scanner/finder_search.h"

#include "scanner/finder_marks.h"
#include "scanner/mat_over.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>

namespace carded::scanner {
namespace {

/// A pattern smaller than this many pixels has modules of one pixel: nothing behind it could be read.
constexpr int kSmallestPattern = 7;

/// Five runs that follow one another.
using Runs = std::array<int, 5>;

/// 1 : 1 : 3 : 1 : 1, as far as blur and noise leave it: a module may be short or long by three quarters, or a pixel.
bool isFinderLike(const Runs& runs) noexcept
{
    const int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    const int slack = std::max(3 * total / 4, 7); // in sevenths of a pixel
    const auto isOne = [&](int run) { return run > 0 && std::abs(7 * run - total) <= slack; };
    return total >= kSmallestPattern && 2 * std::abs(7 * runs[2] - 3 * total) <= 3 * slack && isOne(runs[1])
           && isOne(runs[3]) && isOne(runs[0]) && isOne(runs[4]);
}

/// A line through the pattern's middle.
struct Crossing {
    float centre = 0; ///< along the line, of the middle run
    int total = 0;
    std::array<int, 2> inner{}; ///< places in the middle of the light runs, along the line
    std::array<int, 2> outer{}; ///< and of the outer dark ones
};

/// A walk along a row or a column of `marks` from one pixel.
struct Line {
    const std::uint8_t* from;
    std::ptrdiff_t step;
    int before; ///< pixels before `from` inside the picture
    int after;
};

/// How far the same value goes on from pixel `at` of the line, away from its start, at most `limit`.
int runFrom(const Line& line, int at, int direction, int limit) noexcept
{
    const std::uint8_t value = line.from[at * line.step];
    int length = 0;
    while (length < limit && at >= -line.before && at <= line.after && line.from[at * line.step] == value) {
        ++length;
        at += direction;
    }
    return length;
}

/// The pattern whose middle run holds the line's start; nothing if the runs around are no pattern of about `expected`
/// pixels.
std::optional<Crossing> crossingAlong(const Line& line, int expected) noexcept
{
    const int limit = 2 * expected;
    const int up = runFrom(line, 0, -1, limit);
    const int down = runFrom(line, 0, 1, limit);
    Runs runs{};
    runs[2] = up + down - 1;
    int at = -up;
    for (const std::size_t run : {std::size_t{1}, std::size_t{0}}) {
        runs[run] = at >= -line.before ? runFrom(line, at, -1, limit) : 0;
        at -= runs[run];
    }
    at = down;
    for (const std::size_t run : {std::size_t{3}, std::size_t{4}}) {
        runs[run] = at <= line.after ? runFrom(line, at, 1, limit) : 0;
        at += runs[run];
    }
    // A ring that the picture's edge cuts off is taken to be as wide as the one opposite.
    if (at > line.after) {
        runs[4] = std::max(runs[4], runs[0]);
    } else if (-up - runs[1] - runs[0] < -line.before) {
        runs[0] = std::max(runs[0], runs[4]);
    }
    const int total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    if (2 * total < expected || total > limit || !isFinderLike(runs)) {
        return std::nullopt;
    }
    const int begin = -up + 1; // of the middle run
    return Crossing{static_cast<float>(down - up + 1) / 2,
                    total,
                    {begin - 1 - runs[1] / 2, down + runs[3] / 2},
                    {std::max(begin - runs[1] - 1 - runs[0] / 2, -line.before),
                     std::min(down + runs[3] + runs[4] / 2, line.after)}};
}

Line columnThrough(const LumaView& marks, int x, int y) noexcept
{
    return {marks.row(y) + x, marks.stride, y, marks.height - 1 - y};
}

Line rowThrough(const LumaView& marks, int x, int y) noexcept
{
    return {marks.row(y) + x, 1, x, marks.width - 1 - x};
}

/// How much the light runs of the crossing differ from the dark ones; more than noise if there is a pattern.
int contrastAlong(const std::uint8_t* from, std::ptrdiff_t step, const Crossing& crossing) noexcept
{
    const auto at = [&](int place) { return static_cast<int>(from[place * step]); };
    const int light = at(crossing.inner[0]) + at(crossing.inner[1]);
    const int dark = at(crossing.outer[0]) + at(crossing.outer[1]);
    return std::min(std::abs(light - dark) / 2, std::abs(light / 2 - at(0)));
}

/// The pattern around this pixel, if it is one along its column and its row too.
std::optional<FinderPattern> confirm(const LumaView& grey, const LumaView& marks, int x, int y, int expected)
{
    constexpr int kLeastContrast = 14;
    const auto down = crossingAlong(columnThrough(marks, x, y), expected);
    if (!down || contrastAlong(grey.row(y) + x, grey.stride, *down) < kLeastContrast) {
        return std::nullopt;
    }
    const float centreY = static_cast<float>(y) + down->centre;
    const int middle = std::clamp(static_cast<int>(centreY), 0, marks.height - 1);
    const auto across = crossingAlong(rowThrough(marks, x, middle), expected);
    if (!across || contrastAlong(grey.row(middle) + x, 1, *across) < kLeastContrast) {
        return std::nullopt;
    }
    FinderPattern found;
    found.centre = {static_cast<float>(x) + across->centre, centreY};
    found.module = static_cast<float>(down->total + across->total) / 14;
    found.polarity = marks.row(y)[x] == 0 ? Polarity::DarkOnLight : Polarity::LightOnDark;
    found.rows = 1;
    return found;
}

class Collection {
public:
    void add(const FinderPattern& seen)
    {
        const auto isSame = [&](const FinderPattern& known) {
            const Spot apart = known.centre - seen.centre;
            const float near = std::max(known.module, seen.module);
            return known.polarity == seen.polarity && std::abs(apart.x) < 2 * near && std::abs(apart.y) < 2 * near;
        };
        // Backwards: most were seen in the row before.
        const auto known = std::find_if(m_patterns.rbegin(), m_patterns.rend(), isSame);
        if (known == m_patterns.rend()) {
            m_patterns.push_back(seen);
            return;
        }
        const auto before = static_cast<float>(known->rows);
        const auto now = static_cast<float>(seen.rows);
        known->centre = (1 / (before + now)) * (before * known->centre + now * seen.centre);
        known->module = (before * known->module + now * seen.module) / (before + now);
        known->rows += seen.rows;
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_patterns.size(); }

    [[nodiscard]] FinderPatterns take() &&
    {
        std::ranges::stable_sort(m_patterns, [](const auto& a, const auto& b) { return a.rows > b.rows; });
        m_patterns.resize(std::min(m_patterns.size(), kMaxFinderPatterns));
        return std::move(m_patterns);
    }

private:
    FinderPatterns m_patterns;
};

/// Where the value changes along a row of 0 and 255, with 0 and the width.
void changesIn(const std::uint8_t* row, int width, std::vector<int>& changes)
{
    changes.clear();
    changes.push_back(0);
    int x = 1;
    for (; x + 8 <= width; x += 8) { // eight pixels at once: most of a picture has no change
        std::uint64_t here = 0;
        std::uint64_t before = 0;
        std::memcpy(&here, row + x, sizeof(here));
        std::memcpy(&before, row + x - 1, sizeof(before));
        for (std::uint64_t changed = here ^ before; changed != 0;) {
            const int bit = std::countr_zero(changed);
            changes.push_back(x + bit / 8);
            changed &= ~(std::uint64_t{0xFF} << static_cast<unsigned>(bit & ~7));
        }
    }
    for (; x < width; ++x) {
        if (row[x] != row[x - 1]) {
            changes.push_back(x);
        }
    }
    changes.push_back(width);
}

} // namespace

FinderPatterns findFinderPatterns(const LumaView& grey, DarkRule rule, const FinderLimits& limits)
{
    constexpr int kStep = 2;
    const cv::Mat compared = marksOf(matOver(grey), rule);
    const LumaView marks(compared.data, compared.cols, compared.rows, static_cast<int>(compared.step));
    Collection found;
    const auto isFull = [&] { return found.size() >= limits.candidates; };
    std::vector<int> changes;
    for (int y = kStep / 2; y < marks.height && !isFull(); y += kStep) {
        changesIn(marks.row(y), marks.width, changes);
        for (std::size_t i = 0; i + 5 < changes.size() && !isFull(); ++i) {
            const Runs runs{changes[i + 1] - changes[i], changes[i + 2] - changes[i + 1],
                            changes[i + 3] - changes[i + 2], changes[i + 4] - changes[i + 3],
                            changes[i + 5] - changes[i + 4]};
            if (!isFinderLike(runs)) {
                continue;
            }
            const int middle = (changes[i + 2] + changes[i + 3]) / 2;
            if (const auto pattern = confirm(grey, marks, middle, y, changes[i + 5] - changes[i])) {
                found.add(*pattern);
            }
        }
    }
    return std::move(found).take();
}

FinderPatterns scaled(FinderPatterns patterns, float factor)
{
    for (FinderPattern& pattern : patterns) {
        pattern.centre = factor * pattern.centre;
        pattern.module *= factor;
    }
    return patterns;
}

FinderPatterns mergePatterns(const FinderPatterns& known, const FinderPatterns& more)
{
    Collection all;
    for (const FinderPatterns* some : {&known, &more}) {
        for (const FinderPattern& pattern : *some) {
            all.add(pattern);
        }
    }
    return std::move(all).take();
}

} // namespace carded::scanner
