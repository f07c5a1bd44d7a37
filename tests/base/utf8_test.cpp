// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;

TEST_CASE("isUtf8: the first and last code point of every length")
{
    for (const char* text : {"", "00", "7F", "C280", "DFBF", "E0A080", "EFBFBF", "ED9FBF", "EE8080", "F0908080",
                             "F48FBFBF", "41 EB8BB4 42"}) {
        CAPTURE(text);
        CHECK(isUtf8(test::hex(text)));
    }
}

TEST_CASE("isUtf8: what RFC 3629 forbids is refused")
{
    const struct {
        std::string name;
        const char* bytes;
    } rows[] = {
        {"a following byte alone", "80"},
        {"overlong, two bytes", "C0AF"},
        {"overlong NUL", "C080"},
        {"overlong, two bytes, the last one", "C1BF"},
        {"overlong, three bytes", "E09FBF"},
        {"overlong, four bytes", "F08FBFBF"},
        {"first surrogate", "EDA080"},
        {"last surrogate", "EDBFBF"},
        {"above U+10FFFF", "F4908080"},
        {"lead byte F5", "F5808080"},
        {"lead byte FF", "FF"},
        {"a letter where the second byte belongs", "C241"},
        {"a letter where the third byte belongs", "E0A041"},
        {"a letter where the fourth byte belongs", "F0908041"},
        {"a second byte that is too high", "E0A0C0"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK_FALSE(isUtf8(test::hex(row.bytes)));
    }
}

TEST_CASE("isUtf8: a sequence cut short is refused at every length")
{
    for (const char* text : {"C280", "E0A080", "F0908080"}) {
        const Bytes whole = test::hex(text);
        for (std::size_t size = 1; size < whole.size(); ++size) {
            CHECK_FALSE(isUtf8(ByteSpan(whole).first(size)));
        }
    }
}
