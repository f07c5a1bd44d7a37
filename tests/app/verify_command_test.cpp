// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"

#include <doctest/doctest.h>

using namespace carded;
using app::parseChosenTime;

TEST_CASE("Chosen time: RFC 3339 or Unix seconds up to the year 9999, nothing else")
{
    const UnixTime at{Seconds{1'780'000'000}};
    CHECK(parseChosenTime("1780000000") == at);
    CHECK(parseChosenTime("2026-05-28T20:26:40Z") == at);
    CHECK(parseChosenTime("2026-05-29T05:26:40+09:00") == at);
    CHECK(parseChosenTime("0") == UnixTime{});
    CHECK(parseChosenTime("253402300799") == UnixTime{Seconds{253402300799}});
    for (const char* text : {"", " ", "-1", "+1", "1780000000 ", " 1780000000", "1780000000.5", "0x10", "1e9", "now",
                             "2026-05-28", "253402300800", "9223372036854775808", "2026-13-01T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parseChosenTime(text));
    }
}
