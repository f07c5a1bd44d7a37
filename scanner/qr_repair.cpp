// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_repair.h"

#include "scanner/qr_layout.h"
#include "scanner/reed_solomon.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>

namespace carded::scanner {
namespace {

constexpr std::size_t kSparedChecks = 4;
constexpr unsigned kCodewordBits = 8;

/// All codewords of a code, as they follow each other in its modules.
struct Codewords {
    std::vector<std::uint8_t> values;
    std::vector<float> doubts; ///< about how many of a codeword's modules are told wrong; only their order counts
};

class ModuleMap {
public:
    ModuleMap(int version, unsigned mask)
        : m_side(qrModules(version)), m_mask(mask), m_modules(codewordModules(version))
    {}

    [[nodiscard]] Codewords read(const ModuleGrid& grid) const
    {
        constexpr float kSteepness = 6;
        Codewords all{std::vector<std::uint8_t>(count()), std::vector<float>(count())};
        for (std::size_t bit = 0; bit < m_modules.size(); ++bit) {
            const float darkness = grid.darkness[m_modules[bit]];
            auto& value = all.values[bit / kCodewordBits];
            value = static_cast<std::uint8_t>(value << 1U | ((darkness > 0) != isTurned(bit) ? 1U : 0U));
            all.doubts[bit / kCodewordBits] += std::exp(-kSteepness * std::abs(darkness));
        }
        return all;
    }
    void write(const Codewords& all, std::vector<bool>& dark) const
    {
        for (std::size_t bit = 0; bit < m_modules.size(); ++bit) {
            const unsigned shift = kCodewordBits - 1 - static_cast<unsigned>(bit % kCodewordBits);
            dark[m_modules[bit]] = ((all.values[bit / kCodewordBits] >> shift & 1U) != 0) != isTurned(bit);
        }
    }

private:
    [[nodiscard]] std::size_t count() const { return m_modules.size() / kCodewordBits; }
    [[nodiscard]] bool isTurned(std::size_t bit) const
    {
        const auto module = static_cast<int>(m_modules[bit]);
        return isTurnedOver(m_mask, module % m_side, module / m_side);
    }

    int m_side;
    unsigned m_mask;
    std::vector<std::uint32_t> m_modules;
};

/// Which of the codewords belong to a block, check codewords last (clause 7.6): blocks take turns, and the last ones
/// may have one data codeword more.
std::vector<std::size_t> placesOf(std::size_t block, const BlockPlan& plan, std::size_t codewords)
{
    const std::size_t shortData = codewords / plan.blocks - plan.checks;
    const std::size_t longBlocks = codewords % plan.blocks;
    const std::size_t firstLong = plan.blocks - longBlocks;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < shortData; ++i) {
        places.push_back(i * plan.blocks + block);
    }
    if (block >= firstLong) {
        places.push_back(shortData * plan.blocks + block - firstLong);
    }
    const std::size_t firstCheck = codewords - plan.checks * plan.blocks;
    for (std::size_t i = 0; i < plan.checks; ++i) {
        places.push_back(firstCheck + i * plan.blocks + block);
    }
    return places;
}

/// Gives up no codeword, then more and more of the doubtful ones.
bool repairBlock(Codewords& all, const std::vector<std::size_t>& places, std::size_t checks)
{
    constexpr std::size_t kAttempts = 5;
    const std::size_t usable = checks - std::min(checks, kSparedChecks);
    std::vector<std::size_t> doubtful(places.size());
    std::iota(doubtful.begin(), doubtful.end(), std::size_t{0});
    std::ranges::sort(doubtful,
                      [&](std::size_t a, std::size_t b) { return all.doubts[places[a]] > all.doubts[places[b]]; });
    std::vector<std::uint8_t> block(places.size());
    std::ranges::transform(places, block.begin(), [&](std::size_t place) { return all.values[place]; });
    for (std::size_t attempt = 0; attempt < kAttempts; ++attempt) {
        const std::size_t erased = usable * attempt / (kAttempts - 1);
        if (correctBlock(block, checks, std::span(doubtful).first(erased), kSparedChecks)) {
            for (std::size_t i = 0; i < places.size(); ++i) {
                all.values[places[i]] = block[i];
            }
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<bool> colours(const ModuleGrid& grid)
{
    const auto known = knownModules(grid.version);
    std::vector<bool> dark(grid.darkness.size());
    for (std::size_t i = 0; i < dark.size(); ++i) {
        dark[i] = known[i] == KnownModule::Unknown ? grid.darkness[i] > 0 : known[i] == KnownModule::Dark;
    }
    return dark;
}

std::optional<std::vector<bool>> repairModules(const ModuleGrid& grid)
{
    const int side = qrModules(grid.version);
    std::vector<bool> dark = colours(grid);
    const FormatInformation format = formatOf(grid.version, [&](int column, int row) {
        return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(side) + static_cast<std::size_t>(column)];
    });
    const BlockPlan plan = blockPlan(grid.version, format.level);
    const ModuleMap map(grid.version, format.mask);
    Codewords all = map.read(grid);
    for (std::size_t block = 0; block < plan.blocks; ++block) {
        if (!repairBlock(all, placesOf(block, plan, all.values.size()), plan.checks)) {
            return std::nullopt;
        }
    }
    map.write(all, dark);
    return dark;
}

} // namespace carded::scanner
