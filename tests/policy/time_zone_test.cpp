// SPDX-License-Identifier: Apache-2.0
#include "base/rfc3339.h"
#include "policy/time_zone.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>

using namespace carded;
using namespace carded::policy;

namespace {

/// The local day as text, "none" if there is none.
std::string dayIn(std::string_view zone, std::string_view utc)
{
    const auto now = parseRfc3339(utc);
    REQUIRE(now.has_value());
    const auto date = localDate(zone, *now);
    return date ? formatRfc3339(std::chrono::sys_days{*date}).substr(0, 10) : "none";
}

// NOLINTBEGIN(concurrency-mt-unsafe): the test program has one thread
/// Sets a variable of the environment and puts it back as it was.
class ScopedVariable {
public:
    ScopedVariable(const char* name, const char* value) : m_name(name)
    {
        if (const char* before = std::getenv(name)) {
            m_before = before;
        }
        ::setenv(name, value, 1);
        ::tzset();
    }
    ~ScopedVariable()
    {
        if (m_before) {
            ::setenv(m_name, m_before->c_str(), 1);
        } else {
            ::unsetenv(m_name);
        }
        ::tzset();
    }
    ScopedVariable(const ScopedVariable&) = delete;
    ScopedVariable& operator=(const ScopedVariable&) = delete;
    ScopedVariable(ScopedVariable&&) = delete;
    ScopedVariable& operator=(ScopedVariable&&) = delete;

private:
    const char* m_name;
    std::optional<std::string> m_before;
};
// NOLINTEND(concurrency-mt-unsafe)

} // namespace

// First in this file, and alone in its process under CTest: the library has not looked at anything yet.
TEST_CASE("Local date: the environment's TZ and TZDIR change nothing")
{
    const ScopedVariable zone("TZ", "Pacific/Kiritimati");
    const ScopedVariable directory("TZDIR", "/nonexistent");
    CHECK(isKnownZone("Asia/Seoul"));
    CHECK(dayIn("Asia/Seoul", "2026-12-31T14:59:59Z") == "2026-12-31");
    CHECK(dayIn("Asia/Seoul", "2026-12-31T15:00:00Z") == "2027-01-01");
    CHECK(dayIn("America/New_York", "2026-12-31T12:00:00Z") == "2026-12-31");
}

TEST_CASE("Local date: a day begins at the zone's own midnight, summer time included")
{
    struct Row {
        const char* zone;
        const char* lastSecond;
        const char* lastDay;
        const char* firstDay;
    };
    for (const Row& row : {
             Row{"Asia/Seoul", "2026-12-31T14:59:59Z", "2026-12-31", "2027-01-01"},
             Row{"Asia/Tokyo", "2028-02-28T14:59:59Z", "2028-02-28", "2028-02-29"},
             Row{"America/New_York", "2026-11-24T04:59:59Z", "2026-11-23", "2026-11-24"}, // UTC-5
             Row{"America/New_York", "2036-07-02T03:59:59Z", "2036-07-01", "2036-07-02"}, // UTC-4
             Row{"America/New_York", "2037-07-02T03:59:59Z", "2037-07-01", "2037-07-02"},
             Row{"Europe/London", "2026-07-01T22:59:59Z", "2026-07-01", "2026-07-02"},
             Row{"Europe/London", "2026-12-01T23:59:59Z", "2026-12-01", "2026-12-02"},
             Row{"Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28", "2026-03-29"},
             Row{"Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29", "2026-03-30"},      // a day of 23 hours
             Row{"Pacific/Kiritimati", "2026-12-31T09:59:59Z", "2026-12-31", "2027-01-01"}, // UTC+14
         }) {
        CAPTURE(row.zone);
        CAPTURE(row.lastSecond);
        CHECK(dayIn(row.zone, row.lastSecond) == row.lastDay);
        const auto next = parseRfc3339(row.lastSecond).value_or(UnixTime{}) + Seconds{1};
        CHECK(dayIn(row.zone, formatRfc3339(next)) == row.firstDay);
    }
}

TEST_CASE("Local date: there is none before 1970 or from 2038 on")
{
    const UnixTime end{Seconds{2145916800}}; // 2038-01-01T00:00:00Z
    CHECK(localDate("Asia/Seoul", UnixTime{Seconds{-1}}) == std::nullopt);
    CHECK(dayIn("Asia/Seoul", "1970-01-01T00:00:00Z") == "1970-01-01");
    CHECK(dayIn("America/New_York", "1970-01-01T00:00:00Z") == "1969-12-31");
    CHECK(dayIn("America/New_York", "2037-12-31T23:59:59Z") == "2037-12-31");
    CHECK(localDate("America/New_York", end) == std::nullopt);
    CHECK(localDate("America/New_York", UnixTime::max()) == std::nullopt);
    CHECK(localDate("America/New_York", UnixTime::min()) == std::nullopt);
}

TEST_CASE("Local date: a zone that is no name of the tz database gives none")
{
    for (const std::string_view zone :
         {"", "Asia/Soul", "asia/seoul", "localtime", "right/Asia/Seoul", "posix/Asia/Seoul", "../zoneinfo/Asia/Seoul",
          "/usr/share/zoneinfo/Asia/Seoul", "Asia", "zone.tab", "Asia/Seoul "}) {
        CAPTURE(zone);
        CHECK_FALSE(isKnownZone(zone));
        CHECK(dayIn(zone, "2026-11-23T10:20:30Z") == "none");
    }
    CHECK_FALSE(isKnownZone(std::string_view("Asia/Seoul\0", 11)));
    CHECK(isKnownZone("Asia/Seoul"));
    CHECK(isKnownZone("UTC"));
}

TEST_CASE("The tz database's version: the first line says it, and nothing else is taken for one")
{
    CHECK(tzVersionIn("# version 2024a") == "2024a");
    CHECK(tzVersionIn("# version 2024za") == "2024za");
    for (const char* line : {"", "# version", "# version ", "# version 2024", "# version 2024a-dirty", "version 2024a",
                             "# version unknown", "# version 2024a\r"}) {
        CAPTURE(line);
        CHECK(tzVersionIn(line).empty());
    }
}

TEST_CASE("The tz database's version: this machine's is later than an old one and not than one to come")
{
    CHECK(hasTzVersion("2020a"));
    CHECK_FALSE(hasTzVersion("2999a"));
    CHECK_FALSE(hasTzVersion("2999za"));
    CHECK_FALSE(hasTzVersion(""));
    CHECK_FALSE(hasTzVersion("1"));
}
