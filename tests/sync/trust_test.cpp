// SPDX-License-Identifier: Apache-2.0
#include "revocation_cache/store_writer.h"
#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

// Keys that change, and clocks that are wrong.

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;
using revocation_cache::StatusAnswer;

TEST_CASE("Sync: a new root signed by the old one's keys is followed, and kept")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const auto oldRoot = publisher.repository.signers["root"];
    publisher.repository.setKeys("root", {signer(11)});
    publisher.repository.setKeys("targets", {signer(14)}); // a lost key is replaced
    publisher.repository.publishRoot(oldRoot);
    publisher.publish();
    CHECK(till.mustSync(publisher).outcome == SyncOutcome::Changed);
    till.mustSync(publisher);
    CHECK(publisher.repository.requests.front() == "3.root.json");
}

TEST_CASE("Sync: a new root that the old one's keys did not sign is refused")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.repository.setKeys("root", {signer(11)});
    publisher.repository.publishRoot();
    publisher.publish();
    const auto report = till.sync(publisher);
    CHECK(report.outcome == SyncOutcome::Failed);
    CHECK(till.lookup(2) == StatusAnswer::Valid);
}

TEST_CASE("Sync: a fast-forward attack is over when the keys are replaced")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.repository.timestamp["version"] = 1'000'000; // a thief of the timestamp key
    publisher.publish();
    till.mustSync(publisher);
    publisher.repository.setKeys("timestamp", {signer(12)});
    publisher.repository.setKeys("snapshot", {signer(13)});
    publisher.repository.publishRoot();
    publisher.repository.timestamp["version"] = 5;
    publisher.publish();
    const auto report = till.mustSync(publisher);
    CHECK(report.repositoryVersion == 6);
}

TEST_CASE("Sync: a clock more than 300 s behind the floor is refused before anything is asked")
{
    Publisher publisher;
    publisher.lists[kListName].iat = kNow;
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    CHECK(till.open()->info().clockFloor == kNow);
    CHECK(till.mustSync(publisher, kNow - Seconds{300}).outcome == SyncOutcome::Unchanged);
    const auto report = till.sync(publisher, kNow - Seconds{301});
    CHECK(report.outcome == SyncOutcome::Failed);
    CHECK(report.problem.find("clock is behind") != std::string::npos);
    CHECK(publisher.repository.requests.empty());
}

TEST_CASE("Sync: the clock floor is what repositories said at the latest, and none of them lowers it")
{
    Publisher publisher;
    publisher.lists[kListName].iat = kNow + Seconds{300};
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    CHECK(till.open()->info().clockFloor == kNow + Seconds{300});
    publisher.lists.clear();
    publisher.renewTrust();
    publisher.publish();
    till.mustSync(publisher);
    CHECK(till.open()->info().clockFloor == kNow + Seconds{300});
}

TEST_CASE("Sync: after the floor was reset, what a wrong clock let in no longer blocks")
{
    Publisher publisher;
    const UnixTime wrong = kNow + 20 * kDay;
    const TestStatusList first = publisher.lists[kListName];
    publisher.trust.version = 8;
    publisher.trust.issued = wrong;
    publisher.lists[kListName] = changed(first, 9, 20 * kDay);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher, wrong); // the till's clock ran ahead, and somebody published with it
    CHECK(till.sync(publisher, kNow).outcome == SyncOutcome::Failed);
    for (const bool isLowered : {true, false}) {
        auto store = revocation_cache::StoreWriter::open(till.store());
        REQUIRE(store.has_value());
        CHECK(store->resetClockFloor(kNow) == isLowered);
    }
    CHECK(till.open()->info().clockFloor == kNow);
    CHECK(till.open()->info().verifiedAt == wrong); // a reset is no sync
    publisher.trust.version = 9;
    publisher.trust.issued = kNow;
    publisher.lists[kListName] = changed(first, 2);
    publisher.publish();
    const auto report = till.mustSync(publisher, kNow);
    CHECK(report.refusedLists.empty());
    CHECK(till.lookup(2) == StatusAnswer::Invalid);
    CHECK(till.open()->info().clockFloor == kNow);
}
