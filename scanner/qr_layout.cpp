// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_layout.h"

#include <algorithm>
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

std::optional<int> versionFrom(std::uint32_t modules)
{
    for (int version = kFirstVersionWithInformation; version <= kMaxQrVersion; ++version) {
        if (std::popcount(versionInformation(version) ^ modules) <= kMaxWrongVersionModules) {
            return version;
        }
    }
    return std::nullopt;
}

int wrongFormatModules(int version, const std::function<bool(int column, int row)>& isDark)
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
    int least = 2 * kFormatBits;
    for (std::uint32_t data = 0; data < 32; ++data) {
        const std::uint32_t possible = formatInformation(data);
        least = std::min(least, std::popcount(possible ^ first) + std::popcount(possible ^ second));
    }
    return least;
}

std::vector<KnownModule> knownModules(int version)
{
    const int side = qrModules(version);
    KnownPlan plan(side);
    for (int i = 8; i < side - 8; ++i) {
        plan.set(i, 6, i % 2 == 0);
        plan.set(6, i, i % 2 == 0);
    }
    const auto centres = alignmentCentres(version);
    for (const int row : centres) {
        for (const int column : centres) {
            const bool isFinder =
                (row == 6 && (column == 6 || column == centres.back())) || (row == centres.back() && column == 6);
            if (!isFinder) {
                plan.rings(column, row, 2, 0b101);
            }
        }
    }
    constexpr unsigned kFinderRings = 0b01011; // dark 3 x 3, light, dark, and the light separator
    plan.rings(3, 3, 4, kFinderRings);
    plan.rings(side - 4, 3, 4, kFinderRings);
    plan.rings(3, side - 4, 4, kFinderRings);
    plan.set(8, side - 8, true);
    return plan.take();
}

} // namespace carded::scanner
