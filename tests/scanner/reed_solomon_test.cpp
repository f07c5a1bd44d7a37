// SPDX-License-Identifier: Apache-2.0
#include "scanner/reed_solomon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

using namespace carded::scanner;

namespace {

using Block = std::vector<std::uint8_t>;

/// ISO/IEC 18004:2015 annex I.2: version 1, level M, "01234567", its ten check codewords at the end.
const Block kExample{0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
                     0x11, 0xEC, 0x11, 0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55};
constexpr std::size_t kExampleChecks = 10;

class Places {
public:
    explicit Places(std::uint32_t seed) : m_engine(seed) {}

    /// `count` different ones.
    std::vector<std::size_t> pick(std::size_t count)
    {
        std::vector<std::size_t> places(kExample.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        std::shuffle(places.begin(), places.end(), m_engine);
        places.resize(count);
        return places;
    }
    std::uint8_t anyByte() { return static_cast<std::uint8_t>(m_engine()); }
    /// At each of the places another value than the right one.
    Block damaged(const std::vector<std::size_t>& places)
    {
        Block block = kExample;
        for (const std::size_t place : places) {
            block[place] = static_cast<std::uint8_t>(block[place] ^ (1 + m_engine() % 255));
        }
        return block;
    }

private:
    std::mt19937 m_engine;
};

} // namespace

TEST_CASE("correctBlock: the standard's own example is a block without an error")
{
    Block block = kExample;
    CHECK(correctBlock(block, kExampleChecks, {}, 0) == 0U);
    CHECK(block == kExample);
}

TEST_CASE("correctBlock: every mixture of errors and erased codewords that the checks suffice for is mended")
{
    Places dice(1);
    for (std::size_t spared = 0; spared <= 4; spared += 2) {
        for (std::size_t erased = 0; erased <= kExampleChecks - spared; ++erased) {
            for (std::size_t errors = 0; 2 * errors + erased <= kExampleChecks - spared; ++errors) {
                CAPTURE(erased);
                CAPTURE(errors);
                const auto places = dice.pick(erased + errors);
                Block block = dice.damaged(places);
                const auto changed = correctBlock(block, kExampleChecks, std::span(places).first(erased), spared);
                CHECK(changed == erased + errors);
                CHECK(block == kExample);
            }
        }
    }
}

TEST_CASE("correctBlock: an erased codeword that is right stays")
{
    Block block = kExample;
    block[3] ^= 0x40U;
    const std::array<std::size_t, 4> erased{1, 3, 20, 25};
    CHECK(correctBlock(block, kExampleChecks, erased, 4) == 1U);
    CHECK(block == kExample);
}

TEST_CASE("correctBlock: one error more than the checks suffice for is refused, and the block left alone")
{
    Places dice(2);
    for (int i = 0; i < 200; ++i) {
        const auto places = dice.pick(4); // six of ten checks mend three
        const Block before = dice.damaged(places);
        Block block = before;
        CHECK_FALSE(correctBlock(block, kExampleChecks, {}, 4));
        CHECK(block == before);
    }
}

TEST_CASE("correctBlock: noise is not taken for a block")
{
    Places dice(3);
    int taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        Block block(40);
        std::ranges::generate(block, [&] { return dice.anyByte(); });
        const std::array<std::size_t, 6> erased{0, 5, 10, 15, 20, 39};
        taken += correctBlock(block, 20, erased, 4) ? 1 : 0;
    }
    CHECK(taken == 0);
}

TEST_CASE("correctBlock: what cannot be a block is refused")
{
    Block block = kExample;
    const std::array<std::size_t, 1> outside{kExample.size()};
    const std::array<std::size_t, 2> twice{2, 2};
    const std::vector<std::size_t> tooMany(11, 0);
    block[2] ^= 1U;
    CHECK_FALSE(correctBlock(block, kExampleChecks, outside, 0));
    CHECK_FALSE(correctBlock(block, kExampleChecks, twice, 0));
    CHECK_FALSE(correctBlock(block, kExampleChecks, tooMany, 0));
    CHECK_FALSE(correctBlock(block, block.size(), {}, 0));
    CHECK_FALSE(correctBlock(block, kMaxChecks + 1, {}, 0));
    CHECK_FALSE(correctBlock(block, kExampleChecks, {}, kExampleChecks + 1));
    CHECK_FALSE(correctBlock({}, 0, {}, 0));
    Block tooLong(kMaxBlock + 1);
    CHECK_FALSE(correctBlock(tooLong, kExampleChecks, {}, 0));
}
