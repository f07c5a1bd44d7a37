// SPDX-License-Identifier: Apache-2.0
#include "app/cbor_json.h"
#include "credential/cbor_writer.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

using namespace carded;
using app::describeCbor;
using credential::CborWriter;
using test::hex;
using test::operator+;

TEST_CASE("CBOR shown: registered claims have their names at the top only")
{
    const Bytes item = CborWriter()
                           .map(3)
                           .integer(1)
                           .text("https://id.example")
                           .integer(4)
                           .integer(1'800'000'000)
                           .integer(8)
                           .map(1)
                           .integer(1)
                           .integer(-5)
                           .take();
    CHECK(describeCbor(item).dump() == R"j({"iss":"https://id.example","exp":1800000000,"cnf":{"1":-5}})j");
}

TEST_CASE("CBOR shown: what may tell who somebody is, is withheld")
{
    const Bytes item = CborWriter()
                           .map(6)
                           .integer(2)
                           .text("person-4711")
                           .text("family_name")
                           .text("Somebody")
                           .text("document_number")
                           .text("M123456")
                           .text("portrait")
                           .bytes(Bytes(300, 0xFF))
                           .text("nickname")
                           .text("Bo")
                           .text("addresses")
                           .array(2)
                           .text("Street 1")
                           .map(1)
                           .text("city")
                           .text("Seoul")
                           .take();
    CHECK(describeCbor(item).dump()
          == R"j({"sub":"(withheld: text of 11 bytes)","family_name":"(withheld: text of 8 bytes)",)j"
             R"j("document_number":"(withheld: text of 7 bytes)","portrait":"(300 bytes)",)j"
             R"j("nickname":"(withheld: text of 2 bytes)","addresses":["(withheld: text of 8 bytes)",)j"
             R"j({"city":"(withheld: text of 5 bytes)"}]})j");
}

TEST_CASE("CBOR shown: every kind of value has a face")
{
    CHECK(describeCbor(hex("F5")).dump() == "true");
    CHECK(describeCbor(hex("F4")).dump() == "false");
    CHECK(describeCbor(hex("F6")).dump() == "\"(simple value)\"");
    CHECK(describeCbor(hex("20")).dump() == "-1");
    CHECK(describeCbor(hex("F93C00")).dump() == "1.0");
    CHECK(describeCbor(hex("80")).dump() == "[]");
    CHECK(describeCbor(hex("A0")).dump() == "{}");
    CHECK(describeCbor(hex("8180")).dump() == "[[]]");
    CHECK(describeCbor(hex("43010203")).dump() == "\"(3 bytes)\"");
    CHECK(describeCbor(hex("A1 6A 62697274685F64617465 D9 03EC 6A 323030302D30312D3031")).dump()
          == R"j({"birth_date":"2000-01-01"})j"); // tag 1004
    CHECK(describeCbor(hex("A1 F83B 81 4101")).dump() == R"j({"redacted":["(1 bytes)"]})j");
}

TEST_CASE("CBOR shown: a number that JSON cannot hold hides nothing else")
{
    CHECK(describeCbor(hex("82 1BFFFFFFFFFFFFFFFF 01")).dump() == R"j(["(number)",1])j");
    CHECK(describeCbor(hex("82 F97E00 01")).dump() == R"j(["(number)",1])j"); // not a number
    CHECK(describeCbor(hex("82 FB7FEFFFFFFFFFFFFF 01")).dump() == R"j(["(number)",1])j");
}

TEST_CASE("CBOR shown: what breaks the rules is null")
{
    const Bytes item = CborWriter().map(2).integer(1).text("a").text("b").array(2).integer(1).bytes(hex("01")).take();
    REQUIRE_FALSE(describeCbor(item).is_null());
    for (std::size_t length = 0; length < item.size(); ++length) {
        CAPTURE(length);
        CHECK(describeCbor(ByteSpan(item).first(length)).is_null());
    }
    CHECK(describeCbor(item + hex("00")).is_null());
    CHECK(describeCbor(hex("A2 01 01 01 02")).is_null()); // the same key twice
    CHECK(describeCbor(hex("9F FF")).is_null());
    CHECK(describeCbor(Bytes(1000, 0x81) + hex("01")).is_null());
    CHECK(describeCbor(hex("9B7FFFFFFFFFFFFFFF")).is_null());
}
