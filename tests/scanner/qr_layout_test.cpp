// SPDX-License-Identifier: Apache-2.0
#include "scanner/qr_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>

using namespace carded::scanner;

TEST_CASE("alignmentCentres: the middles are those of the standard's table, in every version of which they are odd")
{
    // ISO/IEC 18004:2015 table E.1, rows picked for their irregularities.
    CHECK(alignmentCentres(1).empty());
    CHECK(alignmentCentres(2) == std::vector{6, 18});
    CHECK(alignmentCentres(7) == std::vector{6, 22, 38});
    CHECK(alignmentCentres(14) == std::vector{6, 26, 46, 66});
    CHECK(alignmentCentres(16) == std::vector{6, 26, 50, 74});
    CHECK(alignmentCentres(22) == std::vector{6, 26, 50, 74, 98});
    CHECK(alignmentCentres(30) == std::vector{6, 26, 52, 78, 104, 130});
    CHECK(alignmentCentres(32) == std::vector{6, 34, 60, 86, 112, 138});
    CHECK(alignmentCentres(36) == std::vector{6, 24, 50, 76, 102, 128, 154});
    CHECK(alignmentCentres(39) == std::vector{6, 26, 54, 82, 110, 138, 166});
    CHECK(alignmentCentres(40) == std::vector{6, 30, 58, 86, 114, 142, 170});
}

TEST_CASE("alignmentPlaces: a pattern stands wherever two middles cross, but in no corner that has a finder pattern")
{
    CHECK(alignmentPlaces(1).empty());
    CHECK(alignmentPlaces(2) == std::vector{ModulePlace{18, 18}});
    CHECK(alignmentPlaces(7) == std::vector<ModulePlace>{{22, 6}, {6, 22}, {22, 22}, {38, 22}, {22, 38}, {38, 38}});
    CHECK(alignmentPlaces(40).size() == 7 * 7 - 3);
}

TEST_CASE("versionFrom: version information is understood with up to three wrong modules, not with four")
{
    constexpr std::uint32_t kVersion7 = 0x07C94; // ISO/IEC 18004:2015 table D.1
    constexpr std::uint32_t kVersion40 = 0x28C69;
    CHECK(versionFrom(kVersion7) == 7);
    CHECK(versionFrom(kVersion40) == 40);
    CHECK(versionFrom(kVersion7 ^ 0b111U) == 7);
    CHECK(versionFrom(kVersion7 ^ 0x20202U) == 7);
    CHECK(versionFrom(kVersion7 ^ 0b1111U) != 7);
    CHECK_FALSE(versionFrom(0));
}

TEST_CASE("knownModules: what every code of a version has, and no module besides")
{
    const auto count = [](int version, KnownModule kind) { return std::ranges::count(knownModules(version), kind); };
    // Version 1: three finder patterns with separators (64 modules each, 33 of them dark), two timing patterns of five
    // (three dark), one dark module.
    CHECK(count(1, KnownModule::Dark) == 3 * 33 + 2 * 3 + 1);
    CHECK(count(1, KnownModule::Light) == 3 * (64 - 33) + 2 * 2);
    // Version 7 has six alignment patterns of 25 modules (17 dark), two of which lie over a timing pattern.
    const auto known = knownModules(7);
    CHECK(known.size() == std::size_t{45} * 45);
    CHECK(known[std::size_t{22} * 45 + 22] == KnownModule::Dark);
    CHECK(known[std::size_t{22} * 45 + 21] == KnownModule::Light);
    CHECK(known[std::size_t{22} * 45 + 20] == KnownModule::Dark);
    CHECK(known[std::size_t{22} * 45 + 19] == KnownModule::Unknown);
}

TEST_CASE("formatOf: both copies count, in the places where the standard has them")
{
    // ISO/IEC 18004:2015 table C.1: level M, mask 0 is 101010000010010.
    constexpr std::uint32_t kLevelMMask0 = 0b101010000010010;
    const auto bitAt = [](int column, int row) {
        if (column == 8 && row < 9) {
            return row < 6 ? row : row - 1;
        }
        if (row == 8 && column < 8) {
            return column == 7 ? 8 : 14 - column;
        }
        return row == 8 ? 20 - column : row - 6; // the second copy in version 1
    };
    const auto isDark = [&](int column, int row) { return (kLevelMMask0 >> unsigned(bitAt(column, row)) & 1U) != 0; };
    const FormatInformation format = formatOf(1, isDark);
    CHECK(format.wrongModules == 0);
    CHECK(format.level == CorrectionLevel::M);
    CHECK(format.mask == 0);
    const FormatInformation damaged = formatOf(
        1, [&](int column, int row) { return isDark(column, row) != (column == 8 && (row == 0 || row == 20)); });
    CHECK(damaged.wrongModules == 2);
    CHECK(damaged.level == CorrectionLevel::M);
}

TEST_CASE("codewordModules: as many codewords as the standard counts, no module twice")
{
    const auto codewords = [](int version) { return codewordModules(version).size() / 8; };
    CHECK(codewords(1) == 26); // ISO/IEC 18004:2015 table 1
    CHECK(codewords(2) == 44);
    CHECK(codewords(6) == 172);
    CHECK(codewords(7) == 196);
    CHECK(codewords(14) == 581);
    CHECK(codewords(40) == 3706);
    auto modules = codewordModules(7);
    std::ranges::sort(modules);
    CHECK(std::ranges::adjacent_find(modules) == modules.end());
}
