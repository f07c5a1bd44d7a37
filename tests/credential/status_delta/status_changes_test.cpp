// SPDX-License-Identifier: Apache-2.0
#include "credential/status_changes.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::applyStatusChanges;
using credential::decodeStatusChanges;
using credential::kMaxStatusChanges;
using credential::kMaxStatusEntries;
using credential::StatusRun;
using test::hex;

namespace {

using Runs = std::vector<StatusRun>;

/// One group of one run, of difference 1: its gap in unary and 25 bits, and its length - 1 likewise.
Bytes oneRun(std::uint32_t first, std::uint32_t length)
{
    std::string bits;
    for (const std::uint32_t number : {first, length - 1}) {
        bits += std::string(number >> 25U, '1') + '0';
        for (unsigned i = 25; i > 0; --i) {
            bits += ((number >> (i - 1)) & 1U) != 0 ? '1' : '0';
        }
    }
    bits.resize((bits.size() + 7) / 8 * 8, '0');
    Bytes coded = hex("01 19 19 000001");
    for (std::size_t i = 0; i < bits.size(); i += 8) {
        coded.push_back(static_cast<std::uint8_t>(std::stoul(bits.substr(i, 8), nullptr, 2)));
    }
    return coded;
}

} // namespace

TEST_CASE("decodeStatusChanges: reads gaps, lengths and groups, and puts the runs in order")
{
    CHECK(decodeStatusChanges({}, 1) == Runs{});
    CHECK(decodeStatusChanges(hex("01 00 00 000001 00"), 1) == Runs{{0, 1, 1}});
    CHECK(decodeStatusChanges(hex("01 00 00 000002 94"), 1) == Runs{{1, 1, 1}, {4, 2, 1}});
    // gap 1 * 8 + 5 `10 101`, length - 1 = 2 + 1 `10 1`
    CHECK(decodeStatusChanges(hex("01 03 01 000001 AD"), 1) == Runs{{13, 4, 1}});
    CHECK(decodeStatusChanges(hex("01 00 00 000001 C0  02 00 00 000001 80"), 2) == Runs{{1, 1, 2}, {2, 1, 1}});
    CHECK(decodeStatusChanges(hex("FF 00 00 000001 00"), 8) == Runs{{0, 1, 255}});
}

TEST_CASE("decodeStatusChanges: whatever is not the one coding is refused")
{
    const struct {
        std::string name;
        Bytes coded;
        unsigned bits;
    } rows[] = {
        {"no difference", hex("00 00 00 000001 00"), 8},
        {"a difference of two bits in a list of one", hex("02 00 00 000001 00"), 1},
        {"a difference of three bits in a list of two", hex("04 00 00 000001 00"), 2},
        {"a difference of five bits in a list of four", hex("10 00 00 000001 00"), 4},
        {"a group of no runs", hex("01 00 00 000000"), 1},
        {"a gap of 26 lower bits", hex("01 1A 00 000001 00000000"), 1},
        {"a length of 26 lower bits", hex("01 00 1A 000001 00000000"), 1},
        {"a group after one of a larger difference", hex("02 00 00 000001 00  01 00 00 000001 80"), 2},
        {"two groups of one difference", hex("01 00 00 000001 00  01 00 00 000001 80"), 2},
        {"an entry in two groups", hex("01 00 00 000001 00  02 00 00 000001 00"), 2},
        {"a run into another group's", hex("01 00 00 000001 40  02 00 00 000001 80"), 2},
        {"a bit set in what fills the last byte", hex("01 00 00 000001 01"), 1},
        {"a byte after the end", hex("01 00 00 000001 00 00"), 1},
        {"a unary number that does not end", hex("01 00 00 000001 FF"), 1},
        {"a gap of 2^32", hex("01 19 00 000001 FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 00000000"), 1},
        {"more runs than there are", hex("01 00 00 000009 0000"), 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK_FALSE(decodeStatusChanges(row.coded, row.bits).has_value());
    }
}

TEST_CASE("decodeStatusChanges: every strict prefix but the empty one is refused")
{
    const Bytes coded = hex("01 00 00 000002 94  02 03 01 000001 AD");
    REQUIRE(decodeStatusChanges(coded, 2).has_value());
    for (std::size_t size = 1; size < coded.size(); ++size) {
        const bool endsWithGroup = size == 7; // which is a whole coding of fewer changes
        CHECK(decodeStatusChanges(ByteSpan(coded).first(size), 2).has_value() == endsWithGroup);
    }
}

TEST_CASE("decodeStatusChanges: the last entry and a million changes are read, one more of either is not")
{
    CHECK(decodeStatusChanges(oneRun(kMaxStatusEntries - 1, 1), 1) == Runs{{kMaxStatusEntries - 1, 1, 1}});
    CHECK(decodeStatusChanges(oneRun(kMaxStatusEntries - 2, 2), 1) == Runs{{kMaxStatusEntries - 2, 2, 1}});
    CHECK_FALSE(decodeStatusChanges(oneRun(kMaxStatusEntries, 1), 1).has_value());
    CHECK_FALSE(decodeStatusChanges(oneRun(kMaxStatusEntries - 1, 2), 1).has_value());
    CHECK(decodeStatusChanges(oneRun(7, kMaxStatusChanges - 1), 1) == Runs{{7, kMaxStatusChanges - 1, 1}});
    CHECK(decodeStatusChanges(oneRun(7, kMaxStatusChanges), 1) == Runs{{7, kMaxStatusChanges, 1}});
    CHECK_FALSE(decodeStatusChanges(oneRun(7, kMaxStatusChanges + 1), 1).has_value());

    Bytes second = oneRun(kMaxStatusChanges, 1);
    second[0] = 2;
    CHECK(decodeStatusChanges(test::operator+(oneRun(0, kMaxStatusChanges - 1), second), 2).has_value());
    CHECK_FALSE(decodeStatusChanges(test::operator+(oneRun(0, kMaxStatusChanges), second), 2).has_value());
    for (const std::uint32_t last : {kMaxStatusEntries - 3, kMaxStatusEntries - 2, kMaxStatusEntries - 1}) {
        Bytes two = oneRun(last, 1);
        two[5] = 2; // and a run of the entry after the next, in the 52 bits that follow
        two.insert(two.end(), 6, 0);
        CHECK(decodeStatusChanges(two, 1).has_value() == (last == kMaxStatusEntries - 3));
    }
}

TEST_CASE("applyStatusChanges: changes the bits of the entries named and no others")
{
    const struct {
        unsigned bits;
        StatusRun run;
        Bytes after;
    } rows[] = {
        {1, {7, 2, 1}, hex("80 01 00")},   {2, {3, 2, 2}, hex("80 02 00")},  {4, {1, 3, 15}, hex("F0 FF 00")},
        {8, {2, 1, 255}, hex("00 00 FF")}, {1, {23, 1, 1}, hex("00 00 80")},
    };
    for (const auto& row : rows) {
        Bytes entries(3);
        CHECK(applyStatusChanges(entries, row.bits, Runs{row.run}));
        CHECK(entries == row.after);
        CHECK(applyStatusChanges(entries, row.bits, Runs{row.run}));
        CHECK(entries == Bytes(3));
    }
}

TEST_CASE("applyStatusChanges: a run beyond the last entry changes nothing")
{
    for (const unsigned bits : {1U, 2U, 4U, 8U}) {
        Bytes entries(2);
        const std::uint32_t size = 16 / bits;
        CHECK_FALSE(applyStatusChanges(entries, bits, Runs{{0, 1, 1}, {size, 1, 1}}));
        CHECK_FALSE(applyStatusChanges(entries, bits, Runs{{0, 1, 1}, {size - 1, 2, 1}}));
        CHECK_FALSE(applyStatusChanges({}, bits, Runs{{0, 1, 1}}));
        CHECK(entries == Bytes(2));
    }
    CHECK(applyStatusChanges({}, 1, {}));
}
