// SPDX-License-Identifier: Apache-2.0
#include "scanner/module_grid.h"

#include "scanner/qr_layout.h"
#include "scanner/qr_repair.h"
#include "scanner/zxing_passes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace carded::scanner {
namespace {

constexpr std::size_t kTaps = 9;            // a module and its eight neighbours
constexpr std::size_t kNumbers = kTaps + 1; // and a constant

using Row = std::array<double, kNumbers + 1>;

/// A grid with one module of margin on every side.
struct Samples {
    int side = 0; ///< of the code, without the margin
    std::vector<float> values;

    [[nodiscard]] std::size_t index(int column, int row) const noexcept
    {
        return static_cast<std::size_t>(row + 1) * static_cast<std::size_t>(side + 2)
               + static_cast<std::size_t>(column + 1);
    }
};

/// The mean of five places in each module.
Samples sample(const LumaView& grey, const LocatedCode& code)
{
    constexpr float kAside = 0.22F;
    const int side = qrModules(code.version);
    Samples samples{side, {}};
    samples.values.resize(static_cast<std::size_t>(side + 2) * static_cast<std::size_t>(side + 2));
    for (int row = -1; row <= side; ++row) {
        for (int column = -1; column <= side; ++column) {
            const Spot middle{static_cast<float>(column) + 0.5F, static_cast<float>(row) + 0.5F};
            const Spot centre = code.projection(middle);
            const Spot right = code.projection(middle + Spot{kAside, 0}) - centre;
            const Spot down{-right.y, right.x};
            float sum = grey.at(centre.x, centre.y);
            for (const Spot aside : {right + down, right - down, down - right, -1.0F * (right + down)}) {
                sum += grey.at(centre.x + aside.x, centre.y + aside.y);
            }
            samples.values[samples.index(column, row)] = sum / 5;
        }
    }
    return samples;
}

/// Grey values become darkness: how far below the mean of the surroundings, in units of half the contrast.
void levelOut(Samples& samples, const LocatedCode& code)
{
    constexpr int kReach = 4;
    const int width = samples.side + 2;
    std::vector<float> sums(static_cast<std::size_t>(width + 1) * static_cast<std::size_t>(width + 1), 0.0F);
    const auto sumAt = [&](int column, int row) -> float& {
        return sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(width + 1)
                    + static_cast<std::size_t>(column)];
    };
    const auto valueAt = [&](int column, int row) -> float& {
        return samples
            .values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)];
    };
    for (int row = 0; row < width; ++row) {
        float line = 0;
        for (int column = 0; column < width; ++column) {
            line += valueAt(column, row);
            sumAt(column + 1, row + 1) = sumAt(column + 1, row) + line;
        }
    }
    const float unit =
        std::max((code.light - code.dark) / 2, 4.0F) * (code.polarity == Polarity::DarkOnLight ? 1.0F : -1.0F);
    for (int row = 0; row < width; ++row) {
        const int top = std::max(0, row - kReach);
        const int bottom = std::min(width, row + kReach + 1);
        for (int column = 0; column < width; ++column) {
            const int left = std::max(0, column - kReach);
            const int right = std::min(width, column + kReach + 1);
            const float sum = sumAt(right, bottom) - sumAt(left, bottom) - sumAt(right, top) + sumAt(left, top);
            const float mean = sum / static_cast<float>((right - left) * (bottom - top));
            valueAt(column, row) = std::clamp((mean - valueAt(column, row)) / unit, -2.0F, 2.0F);
        }
    }
}

/// Compares the contrast around each module with what is usual in this code.
std::vector<float> clarityOf(const Samples& samples)
{
    constexpr int kReach = 2;
    const int side = samples.side;
    std::vector<float> ranges;
    ranges.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            float least = 255;
            float most = 0;
            for (int y = std::max(-1, row - kReach); y <= std::min(side, row + kReach); ++y) {
                for (int x = std::max(-1, column - kReach); x <= std::min(side, column + kReach); ++x) {
                    const float value = samples.values[samples.index(x, y)];
                    least = std::min(least, value);
                    most = std::max(most, value);
                }
            }
            ranges.push_back(most - least);
        }
    }
    std::vector<float> sorted = ranges;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    const float usual = std::max(*middle, 1.0F);
    std::ranges::transform(ranges, ranges.begin(),
                           [&](float range) { return std::clamp(2 * range / usual - 0.5F, 0.0F, 1.0F); });
    return ranges;
}

/// Gauss; the matrix is symmetric and made positive by the caller's ridge.
std::array<float, kNumbers> solve(std::array<Row, kNumbers> equations)
{
    for (std::size_t step = 0; step < kNumbers; ++step) {
        for (std::size_t row = step + 1; row < kNumbers; ++row) {
            const double factor = equations[row][step] / equations[step][step];
            for (std::size_t column = step; column <= kNumbers; ++column) {
                equations[row][column] -= factor * equations[step][column];
            }
        }
    }
    std::array<float, kNumbers> solution{};
    for (std::size_t i = kNumbers; i-- > 0;) {
        double rest = equations[i][kNumbers];
        for (std::size_t j = i + 1; j < kNumbers; ++j) {
            rest -= equations[i][j] * double(solution[j]);
        }
        solution[i] = static_cast<float>(rest / equations[i][i]);
    }
    return solution;
}

/// Calls use(module, index of its middle sample) for each module.
template <class Use>
void forEachModule(int side, const Use& use)
{
    std::size_t module = 0;
    for (int row = 0; row < side; ++row) {
        std::size_t middle = static_cast<std::size_t>(row + 1) * static_cast<std::size_t>(side + 2) + 1;
        for (int column = 0; column < side; ++column) {
            use(module++, middle++);
        }
    }
}

/// A module, its eight neighbours and the constant.
std::array<float, kNumbers> tapsAt(const std::vector<float>& samples, int side, std::size_t middle)
{
    const auto width = static_cast<std::size_t>(side) + 2;
    const float* const above = samples.data() + middle - width - 1;
    const float* const here = samples.data() + middle - 1;
    const float* const below = samples.data() + middle + width - 1;
    return {above[0], above[1], above[2], here[0], here[1], here[2], below[0], below[1], below[2], 1};
}

bool isDark(const ModuleGrid& grid, int column, int row)
{
    return grid.darkness[static_cast<std::size_t>(row) * static_cast<std::size_t>(qrModules(grid.version))
                         + static_cast<std::size_t>(column)]
           > 0;
}

/// In a mirrored picture rows are columns; the format information tells.
ModuleGrid upright(const ModuleGrid& grid)
{
    const auto asSeen = [&](int column, int row) { return isDark(grid, column, row); };
    const auto mirrored = [&](int column, int row) { return isDark(grid, row, column); };
    if (formatOf(grid.version, mirrored).wrongModules >= formatOf(grid.version, asSeen).wrongModules) {
        return grid;
    }
    const auto side = static_cast<std::size_t>(qrModules(grid.version));
    ModuleGrid turned{grid.version, std::vector<float>(grid.darkness.size())};
    for (std::size_t i = 0; i < turned.darkness.size(); ++i) {
        turned.darkness[i] = grid.darkness[i % side * side + i / side];
    }
    return turned;
}

} // namespace

ModuleReader::ModuleReader(const LumaView& grey, const LocatedCode& code)
{
    Samples samples = sample(grey, code);
    m_clarity = clarityOf(samples);
    levelOut(samples, code);
    m_samples = std::move(samples.values);
    m_grid.version = code.version;
    m_grid.darkness.resize(static_cast<std::size_t>(samples.side) * static_cast<std::size_t>(samples.side));
    forEachModule(samples.side,
                  [&](std::size_t module, std::size_t middle) { setDarkness(module, m_samples[middle]); });
}

void ModuleReader::learn()
{
    const int side = qrModules(m_grid.version);
    m_normal.assign(kNumbers * kNumbers, 0.0F);
    forEachModule(side, [&](std::size_t, std::size_t middle) {
        const auto taps = tapsAt(m_samples, side, middle);
        for (std::size_t row = 0; row < kNumbers; ++row) {
            for (std::size_t column = 0; column < kNumbers; ++column) {
                m_normal[row * kNumbers + column] += taps[row] * taps[column];
            }
        }
    });
}

void ModuleReader::sharpen()
{
    if (m_normal.empty()) {
        learn();
    }
    const int side = qrModules(m_grid.version);
    const auto known = knownModules(m_grid.version);
    std::array<float, kNumbers> products{};
    forEachModule(side, [&](std::size_t module, std::size_t middle) {
        const bool isDark =
            known[module] == KnownModule::Unknown ? m_grid.darkness[module] > 0 : known[module] == KnownModule::Dark;
        const auto taps = tapsAt(m_samples, side, middle);
        for (std::size_t tap = 0; tap < kNumbers; ++tap) {
            products[tap] += isDark ? taps[tap] : -taps[tap];
        }
    });
    std::array<Row, kNumbers> equations{};
    for (std::size_t row = 0; row < kNumbers; ++row) {
        std::copy_n(m_normal.begin() + static_cast<std::ptrdiff_t>(row * kNumbers), kNumbers, equations[row].begin());
        equations[row][row] += 1; // a ridge, small beside any code's variety: there is always a solution
        equations[row][kNumbers] = products[row];
    }
    const auto weights = solve(equations);
    forEachModule(side, [&](std::size_t module, std::size_t middle) {
        const auto taps = tapsAt(m_samples, side, middle);
        float sum = 0;
        for (std::size_t tap = 0; tap < kNumbers; ++tap) {
            sum += weights[tap] * taps[tap];
        }
        setDarkness(module, sum);
    });
}

bool addModules(ModuleGrid& grid, const ModuleGrid& more)
{
    constexpr double kLeastAgreement = 0.7; // of two codes half the modules agree, by chance
    if (grid.version != more.version || grid.darkness.size() != more.darkness.size()) {
        return false;
    }
    std::size_t agreeing = 0;
    for (std::size_t i = 0; i < grid.darkness.size(); ++i) {
        agreeing += (grid.darkness[i] > 0) == (more.darkness[i] > 0) ? 1U : 0U;
    }
    if (static_cast<double>(agreeing) < kLeastAgreement * static_cast<double>(grid.darkness.size())) {
        return false;
    }
    std::ranges::transform(grid.darkness, more.darkness, grid.darkness.begin(), std::plus<>());
    return true;
}

std::optional<WipedBytes> readModules(const ModuleGrid& grid)
{
    return readPureQr(colours(upright(grid)), qrModules(grid.version));
}

std::optional<WipedBytes> readDamagedModules(const ModuleGrid& grid)
{
    const auto dark = repairModules(upright(grid));
    return dark ? readPureQr(*dark, qrModules(grid.version)) : std::nullopt;
}

} // namespace carded::scanner
