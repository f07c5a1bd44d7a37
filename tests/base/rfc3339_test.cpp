// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"

#include <doctest/doctest.h>

using namespace carded;

TEST_CASE("RFC 3339: times of any offset become one Unix time")
{
    CHECK(parseRfc3339("1970-01-01T00:00:00Z") == UnixTime{Seconds{0}});
    CHECK(parseRfc3339("2026-11-23T10:20:30Z") == UnixTime{Seconds{1795429230}});
    CHECK(parseRfc3339("2026-11-23t19:20:30.999+09:00") == UnixTime{Seconds{1795429230}});
    CHECK(parseRfc3339("2026-11-23T05:20:30-05:00") == UnixTime{Seconds{1795429230}});
    CHECK(parseRfc3339("2024-02-29T00:00:00Z") == UnixTime{Seconds{1709164800}});
}

TEST_CASE("RFC 3339: what is not a date-time is refused")
{
    for (const char* text :
         {"", "2026-11-23", "2026-11-23T10:20:30", "2026-11-23 10:20:30Z", "2026-02-29T00:00:00Z",
          "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T10:60:00Z",
          "2026-11-23T10:20:60Z", "2026-11-23T10:20:30.Z", "2026-11-23T10:20:30+24:00", "2026-11-23T10:20:30+0900",
          "2026-11-23T10:20:30Z ", "1969-12-31T23:59:59Z", "+026-11-23T10:20:30Z", "2026-11-23T10:20:3\xC2\xB2Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parseRfc3339(text).has_value());
    }
}

TEST_CASE("RFC 3339: what is written reads back")
{
    for (const long long seconds : {0LL, 1795429230LL, 4102444799LL, 253402300799LL}) {
        const UnixTime time{Seconds{seconds}};
        CHECK(parseRfc3339(formatRfc3339(time)) == time);
    }
    CHECK(formatRfc3339(UnixTime{Seconds{1795429230}}) == "2026-11-23T10:20:30Z");
}
