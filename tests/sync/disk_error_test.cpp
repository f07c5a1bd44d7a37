// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/faulty_vfs.h"
#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;

namespace {

/// Syncs with an error at every operation in turn, until one sync needs fewer. How many failed.
int failEverywhere(FaultyVfs::Then then)
{
    Publisher publisher;
    publisher.lists[kListName].entries.resize(300'000, 0x5A); // more than SQLite's cache holds
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    int failed = 0;
    for (int at = 1; at < 2000; ++at) {
        CAPTURE(at);
        const std::uint64_t before = till.open()->info().trustVersion;
        auto& list = publisher.lists[kListName];
        list = changed(list, 1, Seconds{1});
        publisher.renewTrust();
        publisher.publish();
        bool cameToIt = false;
        SyncOutcome outcome{};
        {
            const FaultyVfs disk(at, then);
            outcome = till.sync(publisher).outcome;
            cameToIt = disk.hasFailed();
        }
        const std::uint64_t after = till.open()->info().trustVersion; // throws if the store does not open
        REQUIRE(after == (outcome == SyncOutcome::Failed ? before : before + 1));
        if (!cameToIt) {
            return failed;
        }
        failed += outcome == SyncOutcome::Failed ? 1 : 0;
        REQUIRE(till.mustSync(publisher).listsCount == 1);
        REQUIRE(till.open()->info().trustVersion == before + 1);
    }
    return failed;
}

} // namespace

TEST_CASE("Disk error: at any operation of SQLite's, the old state or the new one is in force")
{
    const int once = failEverywhere(FaultyVfs::Then::GoesOn);
    const int always = failEverywhere(FaultyVfs::Then::StaysBroken);
    MESSAGE(once << " syncs met an error once, " << always << " a disk that stayed broken");
    CHECK(once > 50);
    CHECK(always > 50);
}
