// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::decodeBase45;
using credential::encodeBase45;

TEST_CASE("decodeBase45: reads what RFC 9285 section 4.4 gives")
{
    CHECK(decodeBase45("BB8") == test::hex("4142"));
    CHECK(decodeBase45("QED8WEX0") == test::hex("6965746621"));
    CHECK(decodeBase45("") == Bytes{});
}

TEST_CASE("decodeBase45: each pair and each single byte has one text, and it reads back")
{
    for (unsigned value = 0; value <= 0xFFFF; ++value) {
        const Bytes pair{static_cast<std::uint8_t>(value >> 8U), static_cast<std::uint8_t>(value & 0xFFU)};
        REQUIRE(decodeBase45(encodeBase45(pair)) == pair);
    }
    for (unsigned value = 0; value <= 0xFF; ++value) {
        const Bytes one{static_cast<std::uint8_t>(value)};
        REQUIRE(decodeBase45(encodeBase45(one)) == one);
    }
}

TEST_CASE("decodeBase45: a group above its range is refused at the limit")
{
    CHECK(decodeBase45("FGW") == test::hex("FFFF"));
    CHECK_FALSE(decodeBase45("GGW").has_value());
    CHECK_FALSE(decodeBase45(":::").has_value());
    CHECK(decodeBase45("U5") == test::hex("FF"));
    CHECK_FALSE(decodeBase45("V5").has_value());
    CHECK_FALSE(decodeBase45("::").has_value());
}

TEST_CASE("decodeBase45: a length of 3n + 1 is refused")
{
    CHECK_FALSE(decodeBase45("0").has_value());
    CHECK_FALSE(decodeBase45("BB80").has_value());
}

TEST_CASE("decodeBase45: no character outside the alphabet is read, wherever it stands")
{
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    for (int code = 0; code < 256; ++code) {
        const char c = static_cast<char>(code);
        const bool isInside = alphabet.find(c) != std::string::npos;
        CAPTURE(code);
        CHECK(decodeBase45(std::string{c, '0', '0'}).has_value() == isInside);
        CHECK(decodeBase45(std::string{'0', c, '0'}).has_value() == isInside);
        CHECK(decodeBase45(std::string{c, '0'}).has_value() == isInside);
        if (!isInside) {
            CHECK_FALSE(decodeBase45(std::string{'0', '0', c}).has_value());
            CHECK_FALSE(decodeBase45(std::string{'0', c}).has_value());
        }
    }
}
