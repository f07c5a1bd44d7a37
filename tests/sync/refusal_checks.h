// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace carded::test {

inline bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// A sync that must fail with these words, and leave what is in force alone.
inline void checkRefused(Till& till, Publisher& publisher, std::string_view words, UnixTime now = kNow)
{
    const auto before = till.open()->info();
    const auto report = till.sync(publisher, now);
    CHECK(report.outcome == app::SyncOutcome::Failed);
    CHECK_MESSAGE(contains(report.problem, words), report.problem);
    const auto after = till.open()->info();
    CHECK(after.trustVersion == before.trustVersion);
    CHECK(after.verifiedAt == before.verifiedAt);
    CHECK(after.clockFloor == before.clockFloor);
    CHECK(till.lookup(1) == revocation_cache::StatusAnswer::Invalid);
    CHECK(till.lookup(2) == revocation_cache::StatusAnswer::Valid);
}

/// A sync that must leave one list out for this cause; its old copy answers.
inline void checkListRefused(Till& till, Publisher& publisher, revocation_cache::ListRefusal cause)
{
    publisher.publish();
    const auto report = till.mustSync(publisher);
    REQUIRE(report.refusedLists.size() == 1);
    CHECK(report.refusedLists[0].uri == kUri);
    CHECK(report.refusedLists[0].cause == cause);
    CHECK(report.listsCount == 1);
    CHECK(till.lookup(1) == revocation_cache::StatusAnswer::Invalid);
    CHECK(till.lookup(2) == revocation_cache::StatusAnswer::Valid);
}

} // namespace carded::test
