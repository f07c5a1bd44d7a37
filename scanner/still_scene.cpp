// SPDX-License-Identifier: Apache-2.0
#include "scanner/still_scene.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

namespace carded::scanner {
namespace {

constexpr int kCell = 16;   ///< pixels a side
constexpr int kRowStep = 4; ///< of a cell's rows, those that are looked at
constexpr int kSamples = kCell * (kCell / kRowStep);
/// Grey values, of a cell's mean: noise of 8 grey values moves it by 1.4. A code that has changed, or moved by half a
/// module, changes a cell's by 20 and more.
constexpr int kMostInOneCell = 8;
constexpr int kMostOnAverage = 2;

void sumCells(const LumaView& grey, std::vector<std::uint16_t>& cells)
{
    const int columns = grey.width / kCell;
    const int rows = grey.height / kCell;
    cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    for (int y = 0; y < rows * kCell; y += kRowStep) {
        const std::uint8_t* pixel = grey.row(y);
        std::uint16_t* cell = cells.data() + static_cast<std::ptrdiff_t>(y / kCell) * columns;
        for (int column = 0; column < columns; ++column, pixel += kCell) {
            unsigned sum = 0;
            for (int x = 0; x < kCell; ++x) {
                sum += pixel[x];
            }
            cell[column] = static_cast<std::uint16_t>(cell[column] + sum);
        }
    }
}

bool areAlike(const std::vector<std::uint16_t>& now, const std::vector<std::uint16_t>& before)
{
    std::int64_t total = 0;
    int most = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const int apart = std::abs(int{now[i]} - int{before[i]});
        total += apart;
        most = std::max(most, apart);
    }
    return most <= kMostInOneCell * kSamples
           && total <= static_cast<std::int64_t>(now.size()) * kMostOnAverage * kSamples;
}

} // namespace

StillScene::Seen StillScene::see(const LumaView& grey)
{
    sumCells(grey, m_now);
    const bool isComparable = !m_now.empty() && grey.width == m_width && grey.height == m_height;
    if (isComparable && areAlike(m_now, m_cells)) {
        return Seen::Same;
    }
    m_width = grey.width;
    m_height = grey.height;
    std::swap(m_cells, m_now);
    return Seen::New;
}

} // namespace carded::scanner
