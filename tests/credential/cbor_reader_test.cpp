// SPDX-License-Identifier: Apache-2.0
#include "credential/cbor_reader.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace carded;
using credential::CborError;
using credential::CborMajor;
using credential::CborReader;

namespace {

constexpr double kTwo53 = 9007199254740992.0;

/// The first error after reading one number, or the number.
Result<double, CborError> number(const char* text)
{
    const Bytes bytes = test::hex(text);
    CborReader reader(bytes);
    const double value = reader.readNumber();
    const auto end = reader.finish();
    return end ? Result<double, CborError>(value) : fail(end.error());
}

Result<std::int64_t, CborError> integer(const char* text)
{
    const Bytes bytes = test::hex(text);
    CborReader reader(bytes);
    const std::int64_t value = reader.readInteger();
    const auto end = reader.finish();
    return end ? Result<std::int64_t, CborError>(value) : fail(end.error());
}

} // namespace

TEST_CASE("CborReader: reads one item of each kind")
{
    const Bytes bytes = test::hex("88 182A 3863 43010203 63616263 F5 D2 A1 6161 F4 81 00 F7");
    CborReader reader(bytes);
    CHECK(reader.peek() == CborMajor::Array);
    CHECK(reader.enterArray() == 8);
    CHECK(reader.readUnsigned() == 42);
    CHECK(reader.readInteger() == -100);
    CHECK(equal(reader.readBytes(3), test::hex("010203")));
    CHECK(reader.readText() == "abc");
    CHECK(reader.readBool());
    reader.expectTag(18);
    CHECK(reader.enterMap() == 1);
    CHECK(reader.readKey().is("a"));
    CHECK_FALSE(reader.readBool());
    reader.expectArray(1);
    CHECK(reader.readInteger() == 0);
    CHECK(equal(reader.skip(), test::hex("F7")));
    CHECK(reader.peek() == std::nullopt);
    CHECK(reader.finish().has_value());
}

TEST_CASE("CborReader: the first error sticks and later reads give empty values")
{
    const Bytes bytes = test::hex("01 6161 02");
    CborReader reader(bytes);
    CHECK(reader.readText().empty());
    CHECK_FALSE(reader.ok());
    CHECK(reader.readUnsigned() == 0);
    CHECK(reader.readInteger() == 0);
    CHECK(reader.readNumber() == 0);
    CHECK_FALSE(reader.readBool());
    CHECK(reader.readBytes(10).empty());
    CHECK(reader.readText().empty());
    CHECK(reader.enterArray() == 0);
    CHECK(reader.enterMap() == 0);
    CHECK(reader.readTag() == 0);
    CHECK(reader.readKey().is(0));
    CHECK(reader.skip().empty());
    CHECK(reader.peek() == std::nullopt);
    CHECK_FALSE(reader.peekFloat());
    CHECK(reader.rest().size() == bytes.size());
    CHECK(test::errorOf(reader.finish()) == CborError::WrongType);
}

TEST_CASE("CborReader: finish refuses what is left")
{
    const Bytes bytes = test::hex("01 02");
    CborReader reader(bytes);
    CHECK(reader.readUnsigned() == 1);
    CHECK(test::errorOf(reader.finish()) == CborError::TrailingBytes);
}

TEST_CASE("CborReader: every read refuses another type, and the end")
{
    using Read = void (*)(CborReader&);
    const struct {
        std::string name;
        Read read;
        const char* other;
    } rows[] = {
        {"unsigned", [](CborReader& r) { (void)r.readUnsigned(); }, "20"},
        {"integer", [](CborReader& r) { (void)r.readInteger(); }, "40"},
        {"number", [](CborReader& r) { (void)r.readNumber(); }, "F5"},
        {"bool", [](CborReader& r) { (void)r.readBool(); }, "01"},
        {"bool, null", [](CborReader& r) { (void)r.readBool(); }, "F6"},
        {"bool, float", [](CborReader& r) { (void)r.readBool(); }, "F90015"},
        {"bytes", [](CborReader& r) { (void)r.readBytes(9); }, "6161"},
        {"text", [](CborReader& r) { (void)r.readText(); }, "4161"},
        {"key", [](CborReader& r) { (void)r.readKey(); }, "4161"},
        {"array", [](CborReader& r) { (void)r.enterArray(); }, "A0"},
        {"map", [](CborReader& r) { (void)r.enterMap(); }, "80"},
        {"tag", [](CborReader& r) { (void)r.readTag(); }, "01"},
        {"another tag", [](CborReader& r) { r.expectTag(18); }, "D101"},
        {"another count", [](CborReader& r) { r.expectArray(4); }, "8100"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const Bytes other = test::hex(row.other);
        CborReader reader(other);
        row.read(reader);
        CHECK(test::errorOf(reader.finish()) == CborError::WrongType);
        CborReader atTheEnd(ByteSpan{});
        row.read(atTheEnd);
        CHECK(test::errorOf(atTheEnd.finish()) == CborError::Truncated);
    }
}

TEST_CASE("CborReader: integers hold at the limits of int64 and no further")
{
    CHECK(integer("1B7FFFFFFFFFFFFFFF") == std::numeric_limits<std::int64_t>::max());
    CHECK(integer("3B7FFFFFFFFFFFFFFF") == std::numeric_limits<std::int64_t>::min());
    CHECK(test::errorOf(integer("1B8000000000000000")) == CborError::OutOfRange);
    CHECK(test::errorOf(integer("3B8000000000000000")) == CborError::OutOfRange);
}

TEST_CASE("CborReader: floats of every width are numbers")
{
    CHECK(number("F93C00") == 1.0);
    CHECK(number("F9C400") == -4.0);
    CHECK(number("F90001") == 5.960464477539063e-8);
    CHECK(number("F97BFF") == 65504.0);
    CHECK(number("FA47C35000") == 100000.0);
    CHECK(number("FBC010666666666666") == -4.1);
    CHECK(number("F98000") == 0.0);
}

TEST_CASE("CborReader: a number is finite and at most 2^53 either way")
{
    CHECK(number("1B0020000000000000") == kTwo53);
    CHECK(number("3B001FFFFFFFFFFFFF") == -kTwo53);
    CHECK(number("FB4340000000000000") == kTwo53);
    const struct {
        std::string name;
        const char* bytes;
    } rows[] = {
        {"2^53 + 1", "1B0020000000000001"},
        {"-2^53 - 1", "3B0020000000000000"},
        {"2^53 + 2 as a float", "FB4340000000000001"},
        {"half infinity", "F97C00"},
        {"half minus infinity", "F9FC00"},
        {"half not a number", "F97E00"},
        {"single infinity", "FA7F800000"},
        {"single not a number", "FA7FC00000"},
        {"double infinity", "FB7FF0000000000000"},
        {"double not a number", "FB7FF8000000000000"},
        {"2^64 - 1", "1BFFFFFFFFFFFFFFFF"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(number(row.bytes).has_value());
        CHECK(test::errorOf(number(row.bytes)) == CborError::OutOfRange);
    }
}

TEST_CASE("CborReader: a byte string is refused above the caller's limit")
{
    const Bytes bytes = test::hex("43 010203");
    CHECK(CborReader(bytes).readBytes(3).size() == 3);
    CborReader tight(bytes);
    CHECK(tight.readBytes(2).empty());
    CHECK(test::errorOf(tight.finish()) == CborError::TooLarge);
}

TEST_CASE("CborReader: a string longer than the input is truncated")
{
    for (const char* text : {"5B8000000000000000", "7BFFFFFFFFFFFFFFFF", "42 01", "62 61"}) {
        const Bytes bytes = test::hex(text);
        CborReader reader(bytes);
        reader.skip();
        CHECK(test::errorOf(reader.finish()) == CborError::Truncated);
    }
}

TEST_CASE("CborReader: skip steps over one whole item of any shape and no more")
{
    const Bytes item = test::hex("83 A2 01 82 02 03 6161 C1 00 D2 80 43 010203");
    const Bytes bytes = test::operator+(item, test::hex("01"));
    CborReader reader(bytes);
    CHECK(equal(reader.skip(), item));
    CHECK(reader.readUnsigned() == 1);
    CHECK(reader.finish().has_value());
    for (std::size_t size = 0; size < item.size(); ++size) {
        CborReader prefix(ByteSpan(item).first(size));
        CHECK(prefix.skip().empty());
        CHECK(test::errorOf(prefix.finish()) == CborError::Truncated);
    }
}

TEST_CASE("CborReader: skip refuses counts that the input cannot hold")
{
    for (const char* text : {"9B8000000000000000", "BB8000000000000000", "BBFFFFFFFFFFFFFFFF 00"}) {
        const Bytes bytes = test::hex(text);
        CborReader reader(bytes);
        reader.skip();
        CHECK(test::errorOf(reader.finish()) == CborError::Truncated);
    }
}

TEST_CASE("CborReader: keys are integers, texts and simple(59)")
{
    const Bytes bytes = test::hex("01 21 6161 F83B 1B8000000000000000 3B8000000000000000");
    CborReader reader(bytes);
    CHECK(reader.readKey().is(1));
    CHECK(reader.readKey().is(-2));
    CHECK(reader.readKey().is("a"));
    CHECK(reader.readKey().kind == credential::CborKey::Kind::Redacted);
    CHECK(reader.readKey().is(std::numeric_limits<std::int64_t>::min()));
    CHECK(reader.readKey().is(std::numeric_limits<std::int64_t>::min()));
    CHECK(reader.finish().has_value());
    for (const char* text : {"F5", "F90000", "F83A"}) {
        const Bytes other = test::hex(text);
        CborReader wrong(other);
        CHECK(wrong.readKey().is(0));
        CHECK(test::errorOf(wrong.finish()) == CborError::BadKey);
    }
}
