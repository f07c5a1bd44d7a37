// SPDX-License-Identifier: Apache-2.0
#include "scanner/module_grid.h"
#include "scanner/qr_layout.h"
#include "scanner/qr_repair.h"
#include "tests/scanner/scanner_support.h"

#include <doctest/doctest.h>
#include <qrencode.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>

using namespace carded;
using namespace carded::scanner;

namespace {

/// A code drawn by libqrencode, as a perfect picture shows it.
ModuleGrid gridOf(const std::string& text, int version, QRecLevel level)
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.c_str(), version, level),
                                                               &QRcode_free);
    if (!code || code->version != version) {
        throw std::runtime_error("no code of this version holds the text");
    }
    ModuleGrid grid{version, {}};
    for (int i = 0; i < code->width * code->width; ++i) {
        grid.darkness.push_back((code->data[i] & 1) != 0 ? 1.0F : -1.0F);
    }
    return grid;
}

/// A lamp's reflection over some rows in the middle: nothing can be told there.
void washOut(ModuleGrid& grid, int firstRow, int rows, int columns)
{
    const int side = qrModules(grid.version);
    for (int row = firstRow; row < firstRow + rows; ++row) {
        const auto begin = grid.darkness.begin() + std::ptrdiff_t{row} * side + (side - columns) / 2;
        std::fill_n(begin, columns, -0.01F);
    }
}

/// From -1 to 1, the same for the same seed.
class Noise {
public:
    explicit Noise(std::uint32_t seed) : m_engine(seed) {}

    float next() { return static_cast<float>(m_engine() >> 8U) / 8'388'608.0F - 1; }

private:
    std::mt19937 m_engine;
};

} // namespace

TEST_CASE("repairModules: codes of every version and level are understood as they are")
{
    for (int version = 1; version <= kMaxQrVersion; ++version) {
        for (const QRecLevel level : {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H}) {
            CAPTURE(version);
            CAPTURE(level);
            const ModuleGrid grid = gridOf("AGE1", version, level);
            const auto repaired = repairModules(grid);
            REQUIRE(repaired);
            CHECK(*repaired == colours(grid));
        }
    }
}

TEST_CASE("readDamagedModules: reads what a reflection hides, twice as much as can be mended unseen")
{
    const std::string text(640, 'A');
    ModuleGrid grid = gridOf(text, 17, QR_ECLEVEL_L);
    washOut(grid, 35, 22, 34); // a tenth of the code
    CHECK_FALSE(readModules(grid));
    CHECK(readDamagedModules(grid) == Bytes(text.begin(), text.end()));
}

TEST_CASE("readDamagedModules: reads a mirrored code")
{
    const std::string text(640, 'A');
    ModuleGrid grid = gridOf(text, 17, QR_ECLEVEL_L);
    washOut(grid, 35, 20, 34);
    const ModuleGrid straight = grid;
    const auto side = static_cast<std::size_t>(qrModules(grid.version));
    for (std::size_t i = 0; i < grid.darkness.size(); ++i) {
        grid.darkness[i] = straight.darkness[i % side * side + i / side];
    }
    CHECK(readDamagedModules(grid) == Bytes(text.begin(), text.end()));
}

TEST_CASE("readDamagedModules: a code of which too much is hidden gives nothing, never something else")
{
    const std::string text(640, 'A');
    for (const int rows : {40, 50, 60}) {
        ModuleGrid grid = gridOf(text, 17, QR_ECLEVEL_L);
        washOut(grid, 12, rows, 60);
        CHECK_FALSE(readDamagedModules(grid));
    }
}

TEST_CASE("readDamagedModules: noise in the shape of a code gives nothing")
{
    Noise noise(5);
    for (int i = 0; i < 400; ++i) {
        ModuleGrid grid = gridOf("AGE1", 1 + i % 10, QR_ECLEVEL_L);
        for (float& darkness : grid.darkness) {
            darkness = noise.next();
        }
        CHECK_FALSE(readDamagedModules(grid));
    }
}
