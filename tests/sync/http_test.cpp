// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cutting_relay.h"
#include "tests/support/nginx.h"
#include "tests/sync/program_fixture.h"
#include "tuf/open_repository.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

// A sync over a real server. What can go wrong with one transfer is in tests/tuf_fetch; here is what it does to a till.

using namespace carded;
using namespace carded::test;
using app::SyncOutcome;
using revocation_cache::ListRefusal;
using revocation_cache::StatusAnswer;

namespace {

/// A list that does not deflate, so that a transfer takes many packets.
void makeLarge(Publisher& publisher)
{
    Bytes& entries = publisher.lists[kListName].entries;
    entries.resize(200'000);
    std::uint32_t random = 1;
    for (std::size_t i = 4; i < entries.size(); ++i) {
        random = random * 1664525U + 1013904223U;
        entries[i] = static_cast<std::uint8_t>(random >> 24U);
    }
    publisher.publish();
}

/// A till that fetches over a server whose connections end with each answer.
class ServedTill {
public:
    ServedTill()
    {
        makeLarge(publisher);
        publisher.writeTo(m_folder / "served");
        std::filesystem::create_directory(m_folder / "partial");
        m_nginx.emplace(m_folder / "served", NginxSettings{"keepalive_timeout 0;", {}});
    }

    Publisher publisher;

    app::SyncReport sync(const std::vector<RelayFault>& faults)
    {
        const CuttingRelay relay(m_nginx->port(), faults);
        tuf::FetchOptions options;
        options.proxy = "";
        options.tries = 1;
        options.firstBackOff = tuf::Milliseconds(1);
        options.partialFolder = m_folder / "partial";
        auto fetcher = tuf::openRepository(relay.url(), options).value();
        auto report = app::syncStore(store(), publisher.repository.metadataFiles.at("1.root.json"), *fetcher, kNow,
                                     [](const std::string&, std::size_t, std::size_t) {});
        connections = relay.connections();
        return report;
    }
    void publishNext()
    {
        publisher.lists[kListName] = changed(publisher.lists[kListName], 2, Seconds{60});
        publisher.renewTrust();
        publisher.publish();
        publisher.writeTo(m_folder / "served");
    }
    [[nodiscard]] std::filesystem::path store() const { return m_folder / "store"; }
    [[nodiscard]] const Nginx& nginx() const { return *m_nginx; }
    [[nodiscard]] std::unique_ptr<revocation_cache::State> open() const
    {
        return revocation_cache::State::open(store()).value();
    }

    std::size_t connections = 0; ///< of the last sync

private:
    TemporaryFolder m_folder{memoryFolder()};
    std::optional<Nginx> m_nginx;
};

RelayFault cutAfter(std::size_t bytes)
{
    RelayFault fault;
    fault.cutAfter = bytes;
    return fault;
}

} // namespace

TEST_CASE("HTTP: nothing new costs two requests and less than a kilobyte")
{
    const ProgramTill till;
    const Nginx nginx(till.stick());
    REQUIRE(till.init(nginx.url()).status == 0);
    REQUIRE(till.carded({"sync"}).status == 0);
    const std::size_t before = nginx.requests(6).size();
    const auto report = jsonOf(till.carded({"sync", "--json"}));
    CHECK(report["result"] == "unchanged");
    const auto requests = nginx.requests(before + 2);
    REQUIRE(requests.size() == before + 2);
    CHECK(requests[before].uri == "/metadata/2.root.json");
    CHECK(requests[before].status == 404);
    CHECK(requests[before + 1].uri == "/metadata/timestamp.json");
    CHECK(requests[before].bodyBytes + requests[before + 1].bodyBytes < 1000);
    CHECK(report["bytes"] == requests[before].bodyBytes + requests[before + 1].bodyBytes);
    CHECK(requests[before].userAgent.starts_with("carded/"));
}

TEST_CASE("HTTP: whichever connection breaks off, the old state or the new one is in force, and the next sync succeeds")
{
    ServedTill till;
    REQUIRE(till.sync({}).outcome == SyncOutcome::Changed);
    std::size_t faults = 0;
    for (std::size_t broken = 0; broken < 20; ++broken) {
        CAPTURE(broken);
        const std::uint64_t before = till.open()->info().trustVersion;
        till.publishNext();
        std::vector<RelayFault> plan(broken);
        plan.push_back(cutAfter(0));
        const auto report = till.sync(plan);
        const std::uint64_t after = till.open()->info().trustVersion;
        CHECK(after == (report.outcome == SyncOutcome::Failed ? before : before + 1));
        if (till.connections <= broken) {
            break;
        }
        ++faults;
        CHECK((report.outcome == SyncOutcome::Failed || !report.refusedLists.empty()));
        const auto next = till.sync({});
        CHECK(next.outcome == SyncOutcome::Changed);
        CHECK(next.refusedLists.empty());
        CHECK(till.open()->info().trustVersion == before + 1);
    }
    CHECK(faults == 6); // root, timestamp, snapshot, targets, trust list, status list
}

TEST_CASE("HTTP: a list cut at any tenth leaves its last good copy, and the next sync fetches the rest alone")
{
    ServedTill till;
    REQUIRE(till.sync({}).outcome == SyncOutcome::Changed);
    for (std::size_t tenth = 1; tenth < 10; ++tenth) {
        CAPTURE(tenth);
        const auto before = till.open()->lookup(kIss, {kUri, 2}, kNow);
        till.publishNext();
        std::vector<RelayFault> plan(5);
        plan.push_back(cutAfter(20'000 * tenth));
        plan.push_back(cutAfter(0)); // the line is dead: there is no going on at once
        const auto report = till.sync(plan);
        CHECK(report.outcome == SyncOutcome::Changed);
        REQUIRE(report.refusedLists.size() == 1);
        CHECK(report.refusedLists[0].cause == ListRefusal::NotFetched);
        CHECK(till.open()->lookup(kIss, {kUri, 2}, kNow) == before);
        CHECK(till.sync({}).refusedLists.empty());
        CHECK(till.open()->lookup(kIss, {kUri, 2}, kNow) != before);
        const auto last = till.nginx().requests(0).back();
        CHECK(last.status == 206);
        CHECK(last.range == "bytes=" + std::to_string(20'000 * tenth) + "-");
    }
}
