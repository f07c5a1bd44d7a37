// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/sync_fixture.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carded;
using namespace carded::test;
using revocation_cache::StatusAnswer;

namespace {

/// The list after `steps` changes, each with its delta.
struct Chain {
    explicit Chain(Publisher& publisher, int steps)
    {
        lists.push_back(publisher.lists[kListName]);
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(steps); ++i) {
            lists.push_back(changed(lists.back(), 10 + i));
            names.push_back(publisher.addDelta(kListName, lists[lists.size() - 2], lists.back()));
        }
    }

    std::vector<TestStatusList> lists;
    std::vector<std::string> names;
};

bool wasAskedFor(const Publisher& publisher, std::string_view part)
{
    return std::ranges::any_of(publisher.repository.requests,
                               [part](const std::string& request) { return request.find(part) != std::string::npos; });
}

/// The whole list is large, so that deltas are the shorter way.
void makeLarge(Publisher& publisher)
{
    Bytes& entries = publisher.lists[kListName].entries;
    entries.resize(4096);
    std::uint32_t random = 1;
    for (std::size_t i = 64; i < entries.size(); ++i) {
        random = random * 1664525U + 1013904223U;
        entries[i] = static_cast<std::uint8_t>(random >> 24U);
    }
}

/// Whether every look-up answers as a till does that took the list whole.
void checkSameAs(const Till& till, Publisher& publisher)
{
    Till whole(publisher);
    whole.mustSync(publisher);
    const auto ours = till.open();
    const auto theirs = whole.open();
    std::size_t differences = 0;
    for (std::uint64_t idx = 0; idx < 4096 * 8 + 8; ++idx) {
        differences += ours->lookup(kIss, {kUri, idx}, kNow) == theirs->lookup(kIss, {kUri, idx}, kNow) ? 0 : 1;
    }
    CHECK(differences == 0);
}

} // namespace

TEST_CASE("Deltas: a chain brings a list up to date, and look-ups equal those of the whole list")
{
    for (const int steps : {1, 2, 5}) {
        CAPTURE(steps);
        Publisher publisher;
        makeLarge(publisher);
        publisher.publish();
        Till till(publisher);
        till.mustSync(publisher);
        const Chain chain(publisher, steps);
        publisher.lists[kListName] = chain.lists.back();
        publisher.publish();
        const auto report = till.mustSync(publisher);
        CHECK(report.updatedLists == 1);
        CHECK(report.fetchedLists == 0);
        CHECK(till.lookup(10) == StatusAnswer::Invalid);
        checkSameAs(till, publisher);
        // What is held by a delta is known to be the published list: nothing is fetched again.
        publisher.renewTrust();
        publisher.publish();
        CHECK(till.mustSync(publisher).fetchedLists == 0);
        CHECK_FALSE(wasAskedFor(publisher, "status/"));
    }
}

TEST_CASE("Deltas: a renewal without changes moves the list's end")
{
    Publisher publisher;
    makeLarge(publisher);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    const TestStatusList before = publisher.lists[kListName];
    TestStatusList& list = publisher.lists[kListName];
    list.iat += kHour;
    list.exp += kDay;
    publisher.addDelta(kListName, before, list);
    publisher.publish();
    const auto report = till.mustSync(publisher);
    CHECK(report.updatedLists == 1);
    CHECK(till.lookup(2, kIss, before.exp) == StatusAnswer::Valid);
    CHECK(till.lookup(2, kIss, list.exp) == StatusAnswer::Stale);
}

TEST_CASE("Deltas: there and back again is found")
{
    Publisher publisher;
    makeLarge(publisher);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    const TestStatusList first = publisher.lists[kListName];
    const TestStatusList second = changed(first, 10);
    const TestStatusList third = changed(second, 10);
    publisher.addDelta(kListName, first, second);
    publisher.addDelta(kListName, second, third);
    publisher.lists[kListName] = third;
    publisher.publish();
    CHECK(till.mustSync(publisher).updatedLists == 1);
    CHECK(till.lookup(10) == StatusAnswer::Valid);
}

TEST_CASE("Deltas: any break in the chain falls back to the whole list")
{
    Publisher publisher;
    makeLarge(publisher);
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    Chain chain(publisher, 3);
    publisher.lists[kListName] = chain.lists.back();
    SUBCASE("one is missing")
    {
        publisher.extraTargets.erase(chain.names[1]);
    }
    SUBCASE("one is rubbish")
    {
        publisher.extraTargets[chain.names[1]] = {0x00};
    }
    SUBCASE("one is signed by a stranger")
    {
        chain.lists[2].seed = 9;
        publisher.addDelta(kListName, chain.lists[1], chain.lists[2]);
    }
    SUBCASE("one is of another list")
    {
        auto other = chain.lists[2];
        other.uri += "x";
        publisher.addDelta(kListName, chain.lists[1], other);
    }
    SUBCASE("two go by each other's names")
    {
        std::swap(publisher.extraTargets[chain.names[0]], publisher.extraTargets[chain.names[1]]);
    }
    SUBCASE("one is older than the last")
    {
        chain.lists[2].iat = chain.lists[1].iat;
        publisher.addDelta(kListName, chain.lists[1], chain.lists[2]);
    }
    SUBCASE("one goes from the till's list to itself, made earlier")
    {
        publisher.extraTargets.clear();
        publisher.addDelta(kListName, chain.lists[0], chain.lists[0]);
    }
    SUBCASE("they end before the published list")
    {
        publisher.lists[kListName] = changed(chain.lists.back(), 20);
    }
    SUBCASE("they end at the same entries, and another date")
    {
        publisher.lists[kListName].iat += kHour;
    }
    SUBCASE("one is named and not there")
    {
        publisher.publish();
        std::erase_if(publisher.repository.targetFiles, [&](const auto& file) {
            return file.first.ends_with(chain.names[1].substr(chain.names[1].rfind('/') + 1));
        });
        const auto report = till.mustSync(publisher);
        CHECK(report.fetchedLists == 1);
        checkSameAs(till, publisher);
        return;
    }
    publisher.publish();
    const auto report = till.mustSync(publisher);
    CHECK(report.fetchedLists == 1);
    CHECK(report.updatedLists == 0);
    CHECK(report.refusedLists.empty());
    checkSameAs(till, publisher);
}

TEST_CASE("Deltas: where the repository does not say what a list holds, a till makes sure with the next sync")
{
    Publisher publisher;
    makeLarge(publisher);
    publisher.hints = ListHints::None;
    publisher.publish();
    Till till(publisher);
    till.mustSync(publisher);
    const Chain chain(publisher, 2);
    SUBCASE("the chain ends at the published list")
    {
        publisher.lists[kListName] = chain.lists.back();
        publisher.publish();
        CHECK(till.mustSync(publisher).updatedLists == 1);
        CHECK(till.lookup(11) == StatusAnswer::Invalid);
    }
    SUBCASE("the chain ends before it")
    {
        publisher.lists[kListName] = changed(chain.lists.back(), 20);
        publisher.publish();
        CHECK(till.mustSync(publisher).updatedLists == 1);
        CHECK(till.lookup(20) == StatusAnswer::Valid); // not known yet
    }
    const auto report = till.mustSync(publisher);
    CHECK(report.fetchedLists == 1);
    CHECK(report.refusedLists.empty());
    checkSameAs(till, publisher);
    CHECK(till.mustSync(publisher).fetchedLists == 0);
}

TEST_CASE("Deltas: a list whose deltas are longer than itself is taken whole")
{
    Publisher publisher;
    Till till(publisher);
    till.mustSync(publisher);
    const Chain chain(publisher, 2);
    publisher.lists[kListName] = chain.lists.back();
    publisher.publish();
    CHECK(till.mustSync(publisher).fetchedLists == 1);
    CHECK_FALSE(wasAskedFor(publisher, ".delta"));
}
