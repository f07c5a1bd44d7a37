// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/refusal_checks.h"

#include <algorithm>

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;
using revocation_cache::StatusAnswer;

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
