// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/refusal_checks.h"

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;
using revocation_cache::StatusAnswer;

TEST_CASE("Sync: delegated roles may name lists and policies, never the trust list")
{
    Publisher publisher;
    publisher.repository.delegate("targets", "lists", 20, {{"paths", {"status/*", "trust/*"}}, {"terminating", false}});
    auto list = publisher.lists[kListName];
    publisher.lists.clear();
    publisher.publish();
    publisher.addList("lists", kListName, list);
    SUBCASE("a list")
    {
        publisher.repository.publish();
        Till till(publisher);
        CHECK(till.mustSync(publisher).listsCount == 1);
        CHECK(till.lookup(1) == StatusAnswer::Invalid);
    }
    SUBCASE("a trust list beside the top-level one: the search never gets there")
    {
        TestTrustList forged = publisher.trust;
        forged.version = 99;
        publisher.addTarget("lists", "trust/issuers.json", asBytes(forged.json()));
        publisher.repository.publish();
        Till till(publisher);
        till.mustSync(publisher);
        CHECK(till.open()->info().trustVersion == 7);
    }
    SUBCASE("a trust list in a delegated role alone counts for nothing")
    {
        publisher.addTarget("lists", "trust/issuers.json", asBytes(publisher.trust.json()));
        publisher.repository.roles["targets"]["targets"].erase("trust/issuers.json");
        publisher.repository.publish();
        Till till(publisher);
        const auto report = till.sync(publisher);
        CHECK(report.outcome == SyncOutcome::Failed);
        CHECK(contains(report.problem, "no trust list"));
    }
}

TEST_CASE("Sync: a broken delegated role keeps its lists as they are, and holds nobody else's back")
{
    Publisher publisher;
    publisher.repository.delegate("targets", "lists", 20, {{"paths", {"status/*", "policy/*"}}});
    auto list = publisher.lists[kListName];
    publisher.lists.clear();
    auto other = list;
    other.uri += "/other";
    publisher.lists["status/other"] = other;
    publisher.publish();
    publisher.addList("lists", kListName, list);
    publisher.repository.publish();
    Till till(publisher);
    REQUIRE(till.mustSync(publisher).listsCount == 2);
    publisher.repository.signers["lists"] = {signer(66)};
    SUBCASE("lists of other roles go on")
    {
        other = changed(other, 2);
        publisher.lists["status/other"] = other;
        publisher.publish();
        const auto report = till.mustSync(publisher, kNow + kHour);
        CHECK(till.open()->info().verifiedAt == kNow);
        REQUIRE(report.brokenRoles.size() == 1);
        CHECK(report.brokenRoles[0].name == "lists");
        CHECK_FALSE(report.isWhole());
        CHECK(report.listsCount == 2);
        CHECK(till.lookup(1) == StatusAnswer::Invalid);
        CHECK(till.open()->lookup(kIss, {other.uri, 2}, kNow) == StatusAnswer::Invalid);
    }
    SUBCASE("a policy that seems withdrawn refuses the new state")
    {
        publisher.renewTrust();
        publisher.publish();
        publisher.repository.roles["targets"]["targets"].erase("policy/KR.toml");
        publisher.repository.publish();
        checkRefused(till, publisher, "not signed");
    }
}
