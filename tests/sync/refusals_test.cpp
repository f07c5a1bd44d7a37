// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

// What a repository may and may not do to a till that trusts it (FORMATS 4, 6 and 7).

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;
using revocation_cache::ListRefusal;
using revocation_cache::StatusAnswer;

namespace {

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// A sync that must fail with these words, and leave what is in force alone.
void checkRefused(Till& till, Publisher& publisher, std::string_view words, UnixTime now = kNow)
{
    const auto before = till.open()->info();
    const auto report = till.sync(publisher, now);
    CHECK(report.outcome == SyncOutcome::Failed);
    CHECK_MESSAGE(contains(report.problem, words), report.problem);
    const auto after = till.open()->info();
    CHECK(after.trustVersion == before.trustVersion);
    CHECK(after.verifiedAt == before.verifiedAt);
    CHECK(after.clockFloor == before.clockFloor);
    CHECK(till.lookup(1) == StatusAnswer::Invalid);
    CHECK(till.lookup(2) == StatusAnswer::Valid);
}

/// A sync that must leave one list out for this cause; its old copy answers.
void checkListRefused(Till& till, Publisher& publisher, ListRefusal cause)
{
    publisher.publish();
    const auto report = till.mustSync(publisher);
    REQUIRE(report.refusedLists.size() == 1);
    CHECK(report.refusedLists[0].uri == kUri);
    CHECK(report.refusedLists[0].cause == cause);
    CHECK(report.listsCount == 1);
    CHECK(till.lookup(1) == StatusAnswer::Invalid);
    CHECK(till.lookup(2) == StatusAnswer::Valid);
}

} // namespace

TEST_CASE("Sync: the first one puts trust list, policy and lists in force")
{
    Publisher publisher;
    Till till(publisher);
    const auto report = till.mustSync(publisher);
    CHECK(report.outcome == SyncOutcome::Changed);
    CHECK(report.generation == 1);
    CHECK(report.repositoryVersion == 2);
    CHECK(report.listsCount == 1);
    CHECK(report.fetchedLists == 1);
    CHECK(report.refusedLists.empty());
    const auto state = till.open();
    CHECK(state->info().trustVersion == 7);
    CHECK(state->info().verifiedAt == kNow);
    CHECK(state->info().repositoryVersion == 2);
    CHECK_FALSE(state->info().demo);
    CHECK(state->policy("KR") != nullptr);
    CHECK(till.lookup(1) == StatusAnswer::Invalid);
    CHECK(till.lookup(2) == StatusAnswer::Valid);
}

TEST_CASE("Sync: nothing new costs two requests and renews the age alone")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const auto report = till.mustSync(publisher, kNow + kHour);
    CHECK(report.outcome == SyncOutcome::Unchanged);
    CHECK(report.generation == 1);
    CHECK(publisher.repository.requests == std::vector<std::string>{"2.root.json", "timestamp.json"});
    CHECK(till.open()->info().verifiedAt == kNow + kHour);
}

TEST_CASE("Sync: a new version fetches what is new and no list that is the same")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.renewTrust();
    publisher.publish();
    const auto report = till.mustSync(publisher);
    CHECK(report.outcome == SyncOutcome::Changed);
    CHECK(report.fetchedLists == 0);
    CHECK(std::ranges::none_of(publisher.repository.requests,
                               [](const std::string& request) { return request.starts_with("status/"); }));
    CHECK(std::ranges::none_of(publisher.repository.requests,
                               [](const std::string& request) { return request.starts_with("policy/"); }));
    CHECK(till.open()->info().trustVersion == 8);
    CHECK(till.lookup(1) == StatusAnswer::Invalid);
}

TEST_CASE("Sync: a repository that goes back, or stands still too long, is refused")
{
    Publisher publisher;
    const auto older = publisher.repository.metadataFiles;
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    SUBCASE("an older one, correctly signed")
    {
        publisher.repository.metadataFiles = older;
        checkRefused(till, publisher, "older than this till has seen");
    }
    SUBCASE("a frozen one, past its timestamp's end")
    {
        checkRefused(till, publisher, "has run out", kNow + 31 * kDay);
    }
    SUBCASE("one without a trust list")
    {
        publisher.repository.roles["targets"]["targets"].erase("trust/issuers.json");
        publisher.repository.publish();
        checkRefused(till, publisher, "no trust list");
    }
    SUBCASE("one that does not answer")
    {
        publisher.repository.breakdown = tuf::FetchError::Failed;
        checkRefused(till, publisher, "could not be reached");
    }
    SUBCASE("one signed by other keys")
    {
        publisher.repository.signers["timestamp"] = {signer(99)};
        publisher.publish();
        checkRefused(till, publisher, "not signed");
    }
}

TEST_CASE("Sync: a failed update is not forgotten: the next cannot be taken behind it")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const auto older = publisher.repository.metadataFiles;
    publisher.trust.version = 6; // refused after the new timestamp was verified
    publisher.publish();
    checkRefused(till, publisher, "trust list is older");
    publisher.repository.metadataFiles = older;
    checkRefused(till, publisher, "older than this till has seen");
}

TEST_CASE("Sync: a broken trust list or policy refuses the whole new state")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    publisher.lists[kListName] = changed(publisher.lists[kListName], 2);
    SUBCASE("a trust list that is none")
    {
        publisher.trust.issuers[0].iss = "\"";
        publisher.publish();
        checkRefused(till, publisher, "The trust list cannot be read");
    }
    SUBCASE("a lower version")
    {
        publisher.trust.version = 6;
        publisher.trust.issued += Seconds{1};
        publisher.publish();
        checkRefused(till, publisher, "trust list is older");
    }
    SUBCASE("issued earlier")
    {
        publisher.trust.version = 8;
        publisher.trust.issued -= Seconds{1};
        publisher.publish();
        checkRefused(till, publisher, "trust list is older");
    }
    SUBCASE("issued 301 s after the reference time")
    {
        publisher.trust.version = 8;
        publisher.trust.issued = kNow + Seconds{301};
        publisher.publish();
        checkRefused(till, publisher, "later than this computer's clock");
    }
    SUBCASE("a policy with a key nobody knows")
    {
        publisher.policy += "surprise = 1\n";
        publisher.publish();
        checkRefused(till, publisher, "A policy cannot be read");
    }
    SUBCASE("two lists for one issuer and URI")
    {
        auto twin = publisher.lists[kListName];
        twin.iat += Seconds{1};
        publisher.lists["status/two"] = twin;
        publisher.publish();
        checkRefused(till, publisher, "two status lists of one issuer");
    }
    SUBCASE("a demo's trust list")
    {
        publisher.renewTrust();
        publisher.trust.demo = true;
        publisher.publish();
        checkRefused(till, publisher, "holds a demo");
    }
}

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

TEST_CASE("Sync: what it does not know it leaves alone")
{
    Publisher publisher;
    publisher.addTarget("targets", "status/odd", asBytes("?"), {{"kind", "bloom-filter"}, {"uri", kUri}});
    publisher.addTarget("targets", "status/plain", asBytes("?"));
    publisher.addTarget("targets", "../escape", asBytes("?"), {{"kind", "status-list"}, {"uri", kUri}});
    publisher.addTarget("targets", "elsewhere/list", asBytes("?"), {{"kind", "status-list"}, {"uri", kUri}});
    publisher.addTarget("targets", "manual.pdf", asBytes("?"));
    publisher.repository.publish();
    Till till(publisher);
    const auto report = till.mustSync(publisher);
    CHECK(report.listsCount == 1);
    CHECK(report.refusedLists.empty());
}
