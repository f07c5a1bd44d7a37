// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_check.h"
#include "credential/cbor_head.h"
#include "credential/cbor_writer.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::CborError;
using credential::CborWriter;
using credential::checkCbor;
using credential::RedactedKeys;

namespace {

std::optional<CborError> check(const Bytes& bytes)
{
    return checkCbor(bytes, RedactedKeys::Refused);
}

Bytes nested(std::size_t depth, std::uint8_t head)
{
    Bytes bytes(depth, head);
    bytes.push_back(0x00);
    return bytes;
}

Bytes mapOf(std::size_t pairs)
{
    CborWriter writer;
    writer.map(pairs);
    for (std::size_t i = 0; i < pairs; ++i) {
        writer.unsignedInteger(i).boolean(true);
    }
    return writer.take();
}

Bytes arrayOf(std::size_t items)
{
    CborWriter writer;
    writer.array(items);
    for (std::size_t i = 0; i < items; ++i) {
        writer.unsignedInteger(0);
    }
    return writer.take();
}

} // namespace

TEST_CASE("checkCbor: items of the profile are accepted")
{
    for (const char* text : {"00",
                             "17",
                             "1818",
                             "18FF",
                             "190100",
                             "1A00010000",
                             "1B0000000100000000",
                             "1BFFFFFFFFFFFFFFFF",
                             "20",
                             "3BFFFFFFFFFFFFFFFF",
                             "40",
                             "4401020304",
                             "60",
                             "62C3BC",
                             "80",
                             "8301820203820405",
                             "A0",
                             "A201020304",
                             "A26161016162820203",
                             "C11A514B67B0",
                             "F4",
                             "F5",
                             "F6",
                             "F7",
                             "E0",
                             "F820",
                             "F8FF",
                             "F90000",
                             "F97E00",
                             "FA47C35000",
                             "FB3FF199999999999A"}) {
        CAPTURE(text);
        CHECK_FALSE(check(test::hex(text)).has_value());
    }
}

TEST_CASE("checkCbor: every error is told by its name")
{
    const std::string longKey(256, 'k');
    const struct {
        std::string name;
        Bytes bytes;
        CborError error;
    } rows[] = {
        {"nothing at all", {}, CborError::Truncated},
        {"head cut short", test::hex("19 01"), CborError::Truncated},
        {"string cut short", test::hex("42 01"), CborError::Truncated},
        {"array cut short", test::hex("82 01"), CborError::Truncated},
        {"map without its value", test::hex("A1 01"), CborError::Truncated},
        {"tag without content", test::hex("C1"), CborError::Truncated},
        {"a string of 2^63 bytes", test::hex("5B8000000000000000 00"), CborError::Truncated},
        {"a text of 2^64 - 1 bytes", test::hex("7BFFFFFFFFFFFFFFFF 00"), CborError::Truncated},
        {"additional information 28", test::hex("1C"), CborError::ReservedHead},
        {"additional information 29", test::hex("5D"), CborError::ReservedHead},
        {"additional information 30", test::hex("FE"), CborError::ReservedHead},
        {"a break outside", test::hex("FF"), CborError::ReservedHead},
        {"an indefinite integer", test::hex("1F"), CborError::ReservedHead},
        {"an indefinite tag", test::hex("DF00"), CborError::ReservedHead},
        {"simple(0) in two bytes", test::hex("F800"), CborError::ReservedHead},
        {"simple(31) in two bytes", test::hex("F81F"), CborError::ReservedHead},
        {"a second item", test::hex("00 00"), CborError::TrailingBytes},
        {"indefinite bytes", test::hex("5F4100FF"), CborError::IndefiniteLength},
        {"indefinite text", test::hex("7F6161FF"), CborError::IndefiniteLength},
        {"indefinite array", test::hex("9FFF"), CborError::IndefiniteLength},
        {"indefinite map", test::hex("BFFF"), CborError::IndefiniteLength},
        {"23 in two bytes", test::hex("1817"), CborError::NotShortest},
        {"255 in three bytes", test::hex("1900FF"), CborError::NotShortest},
        {"65535 in five bytes", test::hex("1A0000FFFF"), CborError::NotShortest},
        {"2^32 - 1 in nine bytes", test::hex("1B00000000FFFFFFFF"), CborError::NotShortest},
        {"a long length", test::hex("5800"), CborError::NotShortest},
        {"a long count", test::hex("980100"), CborError::NotShortest},
        {"a long tag", test::hex("D81200"), CborError::NotShortest},
        {"17 arrays deep", nested(17, 0x81), CborError::TooDeep},
        {"65 items", arrayOf(65), CborError::TooManyItems},
        {"65 pairs", mapOf(65), CborError::TooManyItems},
        {"2^63 items", test::hex("9B8000000000000000"), CborError::TooManyItems},
        {"2^63 pairs", test::hex("BB8000000000000000"), CborError::TooManyItems},
        {"an integer key twice", test::hex("A2 01F4 01F5"), CborError::DuplicateKey},
        {"a text key twice", test::hex("A3 6161F4 6162F4 6161F5"), CborError::DuplicateKey},
        {"a key twice further in", test::hex("81A1 01 A2 01F4 01F5"), CborError::DuplicateKey},
        {"a byte string as key", test::hex("A1 40 00"), CborError::BadKey},
        {"an array as key", test::hex("A1 80 00"), CborError::BadKey},
        {"a map as key", test::hex("A1 A0 00"), CborError::BadKey},
        {"a tag as key", test::hex("A1 C100 00"), CborError::BadKey},
        {"true as key", test::hex("A1 F5 00"), CborError::BadKey},
        {"a float as key", test::hex("A1 F90000 00"), CborError::BadKey},
        {"simple(59) as key where it is refused", test::hex("A1 F83B 80"), CborError::BadKey},
        {"a text key of 256 bytes", test::MapBuilder().set(longKey, test::item(1)).encode(), CborError::BadKey},
        {"text that is not UTF-8", test::hex("61FF"), CborError::BadUtf8},
        {"a key that is not UTF-8", test::hex("A161FF00"), CborError::BadUtf8},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(check(row.bytes) == row.error);
    }
}

TEST_CASE("checkCbor: more than kMaxCborBytes is refused unread")
{
    const Bytes bytes(credential::kMaxCborBytes + 1, 0x1C);
    CHECK(check(bytes) == CborError::TooLarge);
    CHECK(checkCbor(ByteSpan(bytes).first(credential::kMaxCborBytes), RedactedKeys::Refused)
          == CborError::ReservedHead);
}

TEST_CASE("checkCbor: limits hold exactly")
{
    for (const auto head : {std::uint8_t{0x81}, std::uint8_t{0xC1}}) {
        CHECK_FALSE(check(nested(15, head)).has_value());
        CHECK_FALSE(check(nested(16, head)).has_value());
        CHECK(check(nested(17, head)) == CborError::TooDeep);
        CHECK(check(nested(1000, head)) == CborError::TooDeep);
        CHECK(check(nested(1'000'000, head)) == CborError::TooDeep);
    }
    Bytes maps;
    for (int i = 0; i < 1000; ++i) {
        maps.insert(maps.end(), {0xA1, 0x00});
    }
    CHECK(check(maps) == CborError::TooDeep);
    CHECK_FALSE(check(arrayOf(63)).has_value());
    CHECK_FALSE(check(arrayOf(64)).has_value());
    CHECK_FALSE(check(mapOf(63)).has_value());
    CHECK_FALSE(check(mapOf(64)).has_value());
    CHECK_FALSE(check(test::MapBuilder().set(std::string(255, 'k'), test::item(1)).encode()).has_value());
}

TEST_CASE("checkCbor: depth ends where a container ends")
{
    Bytes siblings{0x98, 0x40};
    for (int i = 0; i < 64; ++i) {
        siblings.push_back(0x80);
    }
    CHECK_FALSE(check(siblings).has_value());
}

TEST_CASE("checkCbor: simple(59) is a key only where it is allowed, and only once a map")
{
    CHECK_FALSE(checkCbor(test::hex("A1 F83B 80"), RedactedKeys::Allowed).has_value());
    CHECK_FALSE(checkCbor(test::hex("A1 01 A1 F83B 80"), RedactedKeys::Allowed).has_value());
    CHECK(checkCbor(test::hex("A1 F83A 80"), RedactedKeys::Allowed) == CborError::BadKey);
    CHECK(checkCbor(test::hex("A2 F83B80 F83B80"), RedactedKeys::Allowed) == CborError::DuplicateKey);
}

TEST_CASE("checkCbor: every strict prefix is truncated and a byte after the end is refused")
{
    const Bytes whole = test::sdCwt().claims.encode();
    REQUIRE_FALSE(check(whole).has_value());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(checkCbor(ByteSpan(whole).first(size), RedactedKeys::Refused) == CborError::Truncated);
    }
    CHECK(check(test::operator+(whole, test::hex("00"))) == CborError::TrailingBytes);
}

TEST_CASE("isNotWellFormed: true for what RFC 8949 calls not well-formed, false for what the profile leaves out")
{
    for (const auto error : {CborError::Truncated, CborError::ReservedHead, CborError::TrailingBytes}) {
        CHECK(isNotWellFormed(error));
    }
    for (const auto error : {CborError::IndefiniteLength, CborError::NotShortest, CborError::TooDeep,
                             CborError::TooManyItems, CborError::DuplicateKey, CborError::BadKey, CborError::BadUtf8,
                             CborError::WrongType, CborError::OutOfRange, CborError::TooLarge}) {
        CHECK_FALSE(isNotWellFormed(error));
    }
}

TEST_CASE("readCborHead: tells the type, the number and the size of a head")
{
    const auto head = credential::readCborHead(test::hex("B9 0100"));
    REQUIRE(head.has_value());
    CHECK(head->major == credential::CborMajor::Map);
    CHECK(head->argument == 256);
    CHECK(head->size == 3);
    CHECK(credential::readCborHead(test::hex("FB 0000000000000000")).value().isFloat());
    CHECK_FALSE(credential::readCborHead(test::hex("F8 20")).value().isFloat());
}
