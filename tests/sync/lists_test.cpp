// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/refusal_checks.h"

// What becomes of one status list, whatever the rest (docs/formats/status-list.md).

using namespace carded;
using namespace carded::test;
using revocation_cache::ListRefusal;
using revocation_cache::StatusAnswer;

TEST_CASE("Sync: a broken status list is left out, and its last good copy serves until its end")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    TestStatusList& list = publisher.lists[kListName];
    const TestStatusList good = list;
    list = changed(list, 2);
    SUBCASE("signed by a stranger")
    {
        list.seed = 9;
        checkListRefused(till, publisher, ListRefusal::NotVerified);
    }
    SUBCASE("for another URI")
    {
        TestStatusList stray = list;
        stray.uri += "x";
        publisher.lists.clear();
        publisher.publish();
        publisher.addTarget("targets", kListName, stray.token(), {{"kind", "status-list"}, {"uri", kUri}});
        publisher.repository.publish();
        const auto report = till.mustSync(publisher);
        REQUIRE(report.refusedLists.size() == 1);
        CHECK(report.refusedLists[0].error == credential::StatusListError::WrongSubject);
        CHECK(till.lookup(1) == StatusAnswer::Invalid);
    }
    SUBCASE("made 301 s after the reference time")
    {
        list.iat = kNow + Seconds{301};
        checkListRefused(till, publisher, ListRefusal::FromFuture);
    }
    SUBCASE("an older list in a newer repository")
    {
        list.iat = good.iat - Seconds{1};
        checkListRefused(till, publisher, ListRefusal::WentBack);
    }
    SUBCASE("the same date, other bytes")
    {
        list.iat = good.iat;
        checkListRefused(till, publisher, ListRefusal::OtherBytes);
    }
    SUBCASE("named and not there")
    {
        publisher.publish();
        std::erase_if(publisher.repository.targetFiles,
                      [](const auto& file) { return file.first.starts_with("status/"); });
        for (const int again : {1, 2}) { // whoever keeps back a list makes the till no younger, however often it syncs
            const auto report = till.mustSync(publisher, kNow + again * kHour);
            REQUIRE(report.refusedLists.size() == 1);
            CHECK(report.refusedLists[0].cause == ListRefusal::NotFetched);
            CHECK(report.refusedLists[0].hasCopy);
            CHECK(till.open()->info().verifiedAt == kNow);
        }
        CHECK(till.lookup(1) == StatusAnswer::Invalid);
        publisher.publish(); // it is back: the next sync has it
        CHECK(till.mustSync(publisher, kNow + 3 * kHour).refusedLists.empty());
        CHECK(till.open()->info().verifiedAt == kNow + 3 * kHour);
        CHECK(till.lookup(2) == StatusAnswer::Invalid);
    }
    CHECK(till.lookup(1, kIss, good.exp + kDay) != StatusAnswer::Valid);
}

TEST_CASE("Sync: a list that its publisher does not renew is reported, and answers nobody past its end")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const UnixTime end = publisher.lists[kListName].exp;
    const auto report = till.mustSync(publisher, end);
    REQUIRE(report.refusedLists.size() == 1);
    CHECK(report.refusedLists[0].error == credential::StatusListError::Expired);
    CHECK(till.lookup(2, kIss, end - Seconds{1}) == StatusAnswer::Valid);
    CHECK(till.lookup(2, kIss, end) == StatusAnswer::Stale);
}

TEST_CASE("Sync: a list belongs to the issuer whose key signed it")
{
    Publisher publisher;
    const std::string other = "https://other.example";
    publisher.trust.issuers.push_back({other, {{.kid = "s1", .seed = 2}}});
    auto foreign = publisher.lists[kListName];
    foreign.seed = 2; // the other issuer signs a list under the first one's URI
    foreign.entries = {0xFF, 0xFF, 0xFF, 0xFF};
    publisher.lists["status/foreign"] = foreign;
    publisher.publish();
    Till till(publisher);
    CHECK(till.mustSync(publisher).listsCount == 2);
    CHECK(till.lookup(2) == StatusAnswer::Valid);
    CHECK(till.lookup(2, other) == StatusAnswer::Invalid);
}

TEST_CASE("Sync: a list stops answering when its key is taken from the trust list, revoked or over")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.renewTrust();
    auto& key = publisher.trust.issuers[0].keys[0];
    SUBCASE("gone")
    {
        key.kid = "s2";
    }
    SUBCASE("revoked")
    {
        key.revoked = true;
    }
    SUBCASE("over")
    {
        key.exp = (kNow - Seconds{1}).time_since_epoch().count();
    }
    publisher.publish();
    const auto report = till.mustSync(publisher);
    CHECK(report.refusedLists.size() == 1);
    CHECK(till.lookup(2) == StatusAnswer::NotCovered);
}
