// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_writer.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <limits>

using namespace carded;
using credential::CborWriter;

TEST_CASE("CborWriter: unsigned integers take the shortest head on both sides of each border")
{
    const struct {
        std::uint64_t value;
        const char* bytes;
    } rows[] = {
        {0, "00"},
        {23, "17"},
        {24, "1818"},
        {255, "18FF"},
        {256, "190100"},
        {65535, "19FFFF"},
        {65536, "1A00010000"},
        {0xFFFFFFFF, "1AFFFFFFFF"},
        {0x100000000, "1B0000000100000000"},
        {std::numeric_limits<std::uint64_t>::max(), "1BFFFFFFFFFFFFFFFF"},
    };
    for (const auto& row : rows) {
        CHECK(CborWriter().unsignedInteger(row.value).data() == test::hex(row.bytes));
    }
}

TEST_CASE("CborWriter: signed integers reach both ends of int64")
{
    CHECK(CborWriter().integer(-1).data() == test::hex("20"));
    CHECK(CborWriter().integer(-24).data() == test::hex("37"));
    CHECK(CborWriter().integer(-25).data() == test::hex("3818"));
    CHECK(CborWriter().integer(5).data() == test::hex("05"));
    CHECK(CborWriter().integer(std::numeric_limits<std::int64_t>::min()).data() == test::hex("3B7FFFFFFFFFFFFFFF"));
    CHECK(CborWriter().integer(std::numeric_limits<std::int64_t>::max()).data() == test::hex("1B7FFFFFFFFFFFFFFF"));
}

TEST_CASE("CborWriter: containers, strings, tags and simple values follow each other as written")
{
    CborWriter writer;
    writer.tag(18).array(4).bytes(test::hex("0102")).map(1).text("a").boolean(true).simple(59).encoded(test::hex("F4"));
    CHECK(writer.data() == test::hex("D2 84 42 0102 A1 6161 F5 F83B F4"));
    CHECK(writer.take() == test::hex("D2 84 42 0102 A1 6161 F5 F83B F4"));
    CHECK(CborWriter().simple(0).boolean(false).data() == test::hex("E0 F4"));
    CHECK(CborWriter().bytes(Bytes(24, 1)).data().front() == 0x58);
}
