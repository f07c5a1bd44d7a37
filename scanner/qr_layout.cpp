// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_layout.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdlib>

namespace carded::scanner {
namespace {

constexpr int kFirstVersionWithInformation = 7;
constexpr std::uint32_t kVersionGenerator = 0x1F25; // Annex D: x^12 + x^11 + x^10 + x^9 + x^8 + x^5 + x^2 + 1
constexpr int kMaxWrongVersionModules = 3;
constexpr int kFormatBits = 15;

std::uint32_t versionInformation(int version)
{
    auto rest = static_cast<std::uint32_t>(version) << 12U;
    for (unsigned bit = 17; bit >= 12; --bit) {
        if ((rest >> bit & 1U) != 0) {
            rest ^= kVersionGenerator << (bit - 12U);
        }
    }
    return static_cast<std::uint32_t>(version) << 12U | rest;
}

/// 15 bits for a level of error correction and a mask (Annex C), as they stand in a symbol.
std::uint32_t formatInformation(std::uint32_t data)
{
    constexpr std::uint32_t kGenerator = 0x537; // x^10 + x^8 + x^5 + x^4 + x^2 + x + 1
    constexpr std::uint32_t kMask = 0x5412;
    std::uint32_t rest = data << 10U;
    for (unsigned bit = 14; bit >= 10; --bit) {
        if ((rest >> bit & 1U) != 0) {
            rest ^= kGenerator << (bit - 10U);
        }
    }
    return (data << 10U | rest) ^ kMask;
}

/// Row or column of a bit of the first copy, around the timing pattern.
int formatPlace(int bit)
{
    if (bit < 8) {
        return bit < 6 ? bit : bit + 1;
    }
    return bit == 8 ? 7 : 14 - bit;
}

class KnownPlan {
public:
    explicit KnownPlan(int side)
        : m_side(side), m_modules(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), KnownModule::Unknown)
    {}

    void set(int column, int row, bool isDark)
    {
        if (column >= 0 && row >= 0 && column < m_side && row < m_side) {
            m_modules[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_side)
                      + static_cast<std::size_t>(column)] = isDark ? KnownModule::Dark : KnownModule::Light;
        }
    }
    /// Rings around a middle module; `darkRings` has a bit for each distance from it.
    void rings(int column, int row, int reach, unsigned darkRings)
    {
        for (int y = -reach; y <= reach; ++y) {
            for (int x = -reach; x <= reach; ++x) {
                const int distance = std::max(std::abs(x), std::abs(y));
                set(column + x, row + y, (darkRings >> static_cast<unsigned>(distance) & 1U) != 0);
            }
        }
    }
    [[nodiscard]] std::vector<KnownModule> take() { return std::move(m_modules); }

private:
    int m_side;
    std::vector<KnownModule> m_modules;
};

/// Which modules hold codewords: those that are neither known nor format or version information.
class DataPlan {
public:
    explicit DataPlan(int version) : m_side(qrModules(version)), m_version(version), m_known(knownModules(version)) {}

    /// Of the pair of columns that ends with `right`, what is in `row`.
    void append(std::vector<std::uint32_t>& modules, int right, int row) const
    {
        for (const int column : {right, right - 1}) {
            if (holdsData(column, row)) {
                modules.push_back(static_cast<std::uint32_t>(row * m_side + column));
            }
        }
    }

private:
    [[nodiscard]] bool holdsData(int column, int row) const
    {
        const bool isFormat =
            (row == 8 && (column < 9 || column >= m_side - 8)) || (column == 8 && (row < 9 || row >= m_side - 8));
        const bool isVersion = m_version >= kFirstVersionWithInformation
                               && ((row < 6 && column >= m_side - 11) || (column < 6 && row >= m_side - 11));
        return !isFormat && !isVersion
               && m_known[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_side)
                          + static_cast<std::size_t>(column)]
                      == KnownModule::Unknown;
    }

    int m_side;
    int m_version;
    std::vector<KnownModule> m_known;
};

} // namespace

std::vector<int> alignmentCentres(int version)
{
    if (version < 2) {
        return {};
    }
    // Annex E, as a rule: evenly spread between the first at 6 and the last, at even steps; version 32 alone differs.
    const int count = version / 7 + 2;
    const int last = qrModules(version) - 7;
    const int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    std::vector<int> centres(static_cast<std::size_t>(count), 6);
    for (int i = count - 1; i >= 1; --i) {
        centres[static_cast<std::size_t>(i)] = last - (count - 1 - i) * step;
    }
    return centres;
}

std::vector<ModulePlace> alignmentPlaces(int version)
{
    const auto centres = alignmentCentres(version);
    std::vector<ModulePlace> places;
    for (const int row : centres) {
        for (const int column : centres) {
            const bool isFinder =
                (row == 6 && (column == 6 || column == centres.back())) || (row == centres.back() && column == 6);
            if (!isFinder) {
                places.push_back({column, row});
            }
        }
    }
    return places;
}

std::optional<int> versionFrom(std::uint32_t modules)
{
    for (int version = kFirstVersionWithInformation; version <= kMaxQrVersion; ++version) {
        if (std::popcount(versionInformation(version) ^ modules) <= kMaxWrongVersionModules) {
            return version;
        }
    }
    return std::nullopt;
}

FormatInformation formatOf(int version, const IsDark& isDark)
{
    const int side = qrModules(version);
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    for (int bit = 0; bit < kFormatBits; ++bit) {
        const std::uint32_t value = 1U << static_cast<unsigned>(bit);
        const int along = formatPlace(bit);
        const bool isDown = bit < 8; // the first copy goes down, then left; the second left, then down
        first |= (isDown ? isDark(8, along) : isDark(along, 8)) ? value : 0;
        second |= (isDown ? isDark(side - 1 - bit, 8) : isDark(8, side - kFormatBits + bit)) ? value : 0;
    }
    constexpr std::array kLevels{CorrectionLevel::M, CorrectionLevel::L, CorrectionLevel::H, CorrectionLevel::Q};
    FormatInformation nearest{CorrectionLevel::L, 0, 2 * kFormatBits + 1};
    for (std::uint32_t data = 0; data < 32; ++data) {
        const std::uint32_t possible = formatInformation(data);
        const int wrong = std::popcount(possible ^ first) + std::popcount(possible ^ second);
        if (wrong < nearest.wrongModules) {
            nearest = {kLevels[data >> 3U], data & 7U, wrong};
        }
    }
    return nearest;
}

bool isTurnedOver(unsigned mask, int column, int row)
{
    const int product = column * row;
    switch (mask) {
    case 0:
        return (row + column) % 2 == 0;
    case 1:
        return row % 2 == 0;
    case 2:
        return column % 3 == 0;
    case 3:
        return (row + column) % 3 == 0;
    case 4:
        return (row / 2 + column / 3) % 2 == 0;
    case 5:
        return product % 2 + product % 3 == 0;
    case 6:
        return (product % 2 + product % 3) % 2 == 0;
    default:
        return ((row + column) % 2 + product % 3) % 2 == 0;
    }
}

BlockPlan blockPlan(int version, CorrectionLevel level)
{
    using Versions = std::array<std::uint8_t, kMaxQrVersion>;
    constexpr std::array<Versions, 4> kBlocks{{
        {1, 1, 1, 1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
         8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
        {1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9,  10, 10, 11, 13, 14, 16,
         17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
        {1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8,  10, 12, 16, 12, 17, 16, 18, 21, 20,
         23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68},
        {1,  1,  2,  4,  4,  4,  5,  6,  8,  8,  11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
         25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
    }};
    constexpr std::array<Versions, 4> kChecks{{
        {7,  10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
         28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
         26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
        {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
         28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
        {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
         30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
    }};
    const auto row = static_cast<std::size_t>(level);
    const auto column = static_cast<std::size_t>(version - 1);
    return {kBlocks[row][column], kChecks[row][column]};
}

std::vector<std::uint32_t> codewordModules(int version)
{
    const int side = qrModules(version);
    const DataPlan plan(version);
    std::vector<std::uint32_t> modules;
    bool isUpward = true;
    for (int right = side - 1; right > 0; right -= 2) {
        right -= right == 6 ? 1 : 0; // the timing pattern's column belongs to no pair
        for (int step = 0; step < side; ++step) {
            plan.append(modules, right, isUpward ? side - 1 - step : step);
        }
        isUpward = !isUpward;
    }
    modules.resize(modules.size() / 8 * 8); // the rest is filled up
    return modules;
}

std::vector<KnownModule> knownModules(int version)
{
    const int side = qrModules(version);
    KnownPlan plan(side);
    for (int i = 8; i < side - 8; ++i) {
        plan.set(i, 6, i % 2 == 0);
        plan.set(6, i, i % 2 == 0);
    }
    for (const auto& [column, row] : alignmentPlaces(version)) {
        plan.rings(column, row, 2, 0b101);
    }
    constexpr unsigned kFinderRings = 0b01011; // dark 3 x 3, light, dark, and the light separator
    plan.rings(3, 3, 4, kFinderRings);
    plan.rings(side - 4, 3, 4, kFinderRings);
    plan.rings(3, side - 4, 4, kFinderRings);
    plan.set(8, side - 8, true);
    return plan.take();
}

} // namespace carded::scanner
