// SPDX-License-Identifier: Apache-2.0
#include "credential/base32.h"
#include "credential/base58.h"
#include "crypto/encoding.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::decodeBase32;
using credential::encodeBase58;

TEST_CASE("decodeBase32: the test vectors of RFC 4648 without their padding")
{
    const struct {
        std::string text;
        std::string bytes;
    } rows[] = {{"", ""},
                {"MY", "f"},
                {"MZXQ", "fo"},
                {"MZXW6", "foo"},
                {"MZXW6YQ", "foob"},
                {"MZXW6YTB", "fooba"},
                {"MZXW6YTBOI", "foobar"},
                {"74", "\xFF"}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto bytes = decodeBase32(row.text);
        REQUIRE(bytes.has_value());
        CHECK(asText(*bytes) == row.bytes);
    }
}

TEST_CASE("decodeBase32: one text for each sequence of bytes")
{
    for (const std::string text : {"M", "MZX", "MZXW6Y", "MZXW6YTBO", // lengths that no bytes have
                                   "MZ", "MZXR", "MZXW6YR",           // spare bits
                                   "my", "MY======", "M1", "M8", "M0", "M=", "M Y", "MY\n", "M\xC1"}) {
        CAPTURE(text);
        CHECK_FALSE(decodeBase32(text).has_value());
    }
    for (unsigned last = 0; last < 32; ++last) { // of the second character three bits count, two are spare
        const std::string text{'M', "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[last]};
        CHECK(decodeBase32(text).has_value() == (last % 4 == 0));
    }
}

TEST_CASE("encodeBase58: as Bitcoin's test vectors have it, behind a z")
{
    const struct {
        std::string hex;
        std::string text;
    } rows[] = {{"", "z"},
                {"61", "z2g"},
                {"626262", "za3gV"},
                {"73696d706c792061206c6f6e6720737472696e67", "z2cFupjhnEsSn59qHXstmK2ffpLv2"},
                {"00eb15231dfceb60925886b67d065299925915aeb172c06647", "z1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L"},
                {"516b6fcd0f", "zABnLTmg"},
                {"bf4f89001e670274dd", "z3SEo3LWLoPntC"},
                {"10c8511e", "zRt5zm"},
                {"00000000000000000000", "z1111111111"},
                {"00000000000000000001", "z1111111112"}};
    for (const auto& row : rows) {
        CHECK(std::string(encodeBase58(crypto::decodeHex(row.hex).value())) == row.text);
    }
}
