// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_sign1.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::CborError;
using credential::kMaxMessageBytes;
using credential::parseCoseSign1;

namespace {

Bytes good()
{
    return test::hex("D2 84 43A10127 A0 42 A100 42 0102");
}

} // namespace

TEST_CASE("parseCoseSign1: gives the four parts as they were received")
{
    const Bytes bytes = good();
    const auto message = parseCoseSign1(bytes, kMaxMessageBytes);
    REQUIRE(message.has_value());
    CHECK(equal(message->protectedBytes, test::hex("A10127")));
    CHECK(equal(message->unprotectedMap, test::hex("A0")));
    CHECK(equal(message->payload, test::hex("A100")));
    CHECK(equal(message->signature, test::hex("0102")));
}

TEST_CASE("parseCoseSign1: every strict prefix is truncated and a byte after the end is refused")
{
    const Bytes bytes = test::keyBindingToken(test::sdCwt().encode()).encode();
    REQUIRE(parseCoseSign1(bytes, kMaxMessageBytes).has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CAPTURE(size);
        CHECK(test::errorOf(parseCoseSign1(ByteSpan(bytes).first(size), kMaxMessageBytes)) == CborError::Truncated);
    }
    CHECK(test::errorOf(parseCoseSign1(test::operator+(bytes, test::hex("00")), kMaxMessageBytes))
          == CborError::TrailingBytes);
}

TEST_CASE("parseCoseSign1: another shape is refused")
{
    const struct {
        std::string name;
        const char* bytes;
        CborError error;
    } rows[] = {
        {"no tag", "84 43A10127 A0 42A100 420102", CborError::WrongType},
        {"COSE_Sign", "D862 84 43A10127 A0 42A100 420102", CborError::WrongType},
        {"a CWT tag around it", "D83D D2 84 43A10127 A0 42A100 420102", CborError::WrongType},
        {"three items", "D2 83 43A10127 A0 42A100", CborError::WrongType},
        {"five items", "D2 85 43A10127 A0 42A100 420102 00", CborError::WrongType},
        {"protected header as a map", "D2 84 A10127 A0 42A100 420102", CborError::WrongType},
        {"unprotected header as bytes", "D2 84 43A10127 41A0 42A100 420102", CborError::WrongType},
        {"detached payload", "D2 84 43A10127 A0 F6 420102", CborError::WrongType},
        {"signature as text", "D2 84 43A10127 A0 42A100 626161", CborError::WrongType},
        {"an unprotected label twice", "D2 84 43A10127 A2 04410104 4101 42A100 420102", CborError::DuplicateKey},
        {"a long head", "D2 84 5803 A10127 A0 42A100 420102", CborError::NotShortest},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(test::errorOf(parseCoseSign1(test::hex(row.bytes), kMaxMessageBytes)) == row.error);
    }
}

TEST_CASE("parseCoseSign1: the caller's limit holds exactly")
{
    const Bytes bytes = good();
    CHECK(parseCoseSign1(bytes, bytes.size()).has_value());
    CHECK(test::errorOf(parseCoseSign1(bytes, bytes.size() - 1)) == CborError::TooLarge);
}

TEST_CASE("sigStructure: is the array of RFC 9052 section 4.4 over the bytes received")
{
    const Bytes bytes = good();
    const auto message = parseCoseSign1(bytes, kMaxMessageBytes).value();
    CHECK(credential::sigStructure(message) == test::hex("84 6A 5369676E617475726531 43A10127 40 42A100"));
    CHECK(credential::sigStructure(message, test::hex("11AA"))
          == test::hex("84 6A 5369676E617475726531 43A10127 4211AA 42A100"));
}
