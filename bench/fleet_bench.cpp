// SPDX-License-Identifier: Apache-2.0
#include "app/sync.h"
#include "bench/benches.h"
#include "crypto/random.h"
#include "issuer/demo_policy.h"
#include "issuer/files.h"
#include "issuer/issuer_folder.h"
#include "issuer/repository.h"
#include "issuer/status_book.h"
#include "tests/support/nginx.h"
#include "tuf/client.h"
#include "tuf/open_repository.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <random>
#include <stdexcept>
#include <thread>

// What a fleet of tills asks of a server: a real publisher's repository behind a real nginx, and simulated tills that
// come one after the other, each with a connection of its own. docs/fleet.md goes on from these figures.
//
// Budget: the bodies of an hour's sync take at most 12 KB.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kIssuers = 40;
constexpr int kHours = 25;
constexpr int kChanges = 1000;
constexpr std::size_t kIdleTills = 10'000;
constexpr std::size_t kHourlyTills = 2'000;
constexpr std::size_t kThreads = 2;
constexpr Seconds kHour{3600};
constexpr UnixTime kStart{Seconds{1'790'000'000}};

template <class T, class E>
T orThrow(Result<T, E> result, const char* what)
{
    if (!result) {
        throw std::runtime_error(std::string("cannot make ") + what);
    }
    return *std::move(result);
}

void orThrow(const Result<void, issuer::IssuerError>& result)
{
    if (!result) {
        throw std::runtime_error(result.error().message);
    }
}

/// Forty issuers, the first with a list of 33 million.
class BigPublisher {
public:
    explicit BigPublisher(fs::path folder) : m_folder(std::move(folder))
    {
        issuer::RepositoryOptions options;
        options.now = kStart;
        orThrow(issuer::createRepository(repository(), keys(), options, crypto::randomBytes));
        for (std::size_t i = 0; i < kIssuers; ++i) {
            issuer::IssuerOptions office;
            office.description = {"https://authority-" + std::to_string(i) + ".example", {{"en", "Authority"}}, "KR"};
            office.statusSize = i == 0 ? kCredentials : kCredentials / 100;
            auto made = orThrow(issuer::makeIssuer(office, crypto::randomBytes), "an issuer");
            revokeSome(made.statusList, made.statusList.size() / kRevokedOneIn, static_cast<unsigned>(i));
            orThrow(issuer::createFolder(issuerFolder(i), made));
            m_request.issuers.push_back(issuerFolder(i));
        }
        fs::create_directories(m_folder / "policies");
        orThrow(
            issuer::writeFile(m_folder / "policies/KR.toml", asBytes(issuer::kDemoPolicy), issuer::FileAccess::Public));
        m_request.policies.push_back(m_folder / "policies/KR.toml");
        m_request.listLife = Seconds{7 * 24 * 3600};
        m_request.now = kStart;
    }

    /// An hour's changes in the large list, and the publication of them.
    void publishAnHour(unsigned hour)
    {
        auto list = orThrow(issuer::readStatusList(issuerFolder(0)), "the large list");
        revokeSome(list, kChanges, 1000 + hour);
        orThrow(issuer::saveStatusList(issuerFolder(0), list));
        m_request.now += kHour;
        (void)orThrow(issuer::publish(repository(), {keys()}, m_request), "a publication");
    }

    [[nodiscard]] fs::path repository() const { return m_folder / "repository"; }
    [[nodiscard]] UnixTime now() const { return m_request.now; }
    [[nodiscard]] Bytes root() const
    {
        return orThrow(issuer::readFile(repository() / "metadata/1.root.json"), "the root");
    }

private:
    [[nodiscard]] fs::path keys() const { return m_folder / "keys"; }
    [[nodiscard]] fs::path issuerFolder(std::size_t number) const
    {
        return m_folder / ("issuer-" + std::to_string(number));
    }

    static void revokeSome(issuer::StatusList& list, std::size_t count, unsigned seed)
    {
        std::mt19937_64 random(seed);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t idx = random() % list.size();
            list.entries[idx / 8] |= static_cast<std::uint8_t>(1U << (idx % 8));
        }
    }

    fs::path m_folder;
    issuer::PublishRequest m_request;
};

tuf::FetchOptions plainOptions()
{
    tuf::FetchOptions options;
    options.proxy = "";
    return options;
}

struct SyncCost {
    app::SyncReport report;
    tuf::FetchCounts counts;
};

SyncCost syncOver(const std::string& url, const BigPublisher& publisher, const fs::path& store)
{
    const auto fetcher = orThrow(tuf::openRepository(url, plainOptions()), "a fetcher");
    auto report = app::syncStore(store, publisher.root(), *fetcher, publisher.now(),
                                 [](const std::string&, std::size_t, std::size_t) {});
    if (report.outcome != app::SyncOutcome::Changed || !report.refusedLists.empty()) {
        throw std::runtime_error("a sync failed: " + report.problem);
    }
    return {std::move(report), fetcher->counts()};
}

/// What a till trusts that is up to date.
tuf::TrustedState upToDate(const std::string& url, const BigPublisher& publisher)
{
    const auto fetcher = orThrow(tuf::openRepository(url, plainOptions()), "a fetcher");
    auto client = orThrow(tuf::Client::start({publisher.root(), {}, {}, {}}, *fetcher, publisher.now()), "a client");
    if (!client.refresh()) {
        throw std::runtime_error("the repository does not refresh");
    }
    return client.trusted();
}

/// One of the simulated tills: what it asks a server for, without what it does at home.
bool simulateTill(const std::string& url, const tuf::TrustedState& trusted, const std::string& delta, UnixTime now)
{
    const auto fetcher = tuf::openRepository(url, plainOptions());
    auto till = tuf::Client::start(trusted, **fetcher, now);
    return till && till->refresh() && (delta.empty() || till->download(delta));
}

/// Tills that trust `trusted`, one after the other in each thread; `delta`, if named, is fetched by each. Syncs a
/// second.
double syncsASecond(std::size_t tills, const std::function<bool()>& simulate)
{
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> failed{0};
    const auto start = Clock::now();
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
        threads.emplace_back([&] {
            while (next++ < tills) {
                failed += simulate() ? 0U : 1U;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (failed != 0) {
        throw std::runtime_error(std::to_string(failed) + " simulated tills failed");
    }
    return static_cast<double>(tills) / std::chrono::duration<double>(Clock::now() - start).count();
}

/// The delta that the last publication added.
std::string newestDelta(const std::string& url, const BigPublisher& publisher, const tuf::TrustedState& before)
{
    const std::string known(asText(before.targets.at("targets")));
    const auto fetcher = orThrow(tuf::openRepository(url, plainOptions()), "a fetcher");
    auto client = orThrow(tuf::Client::start(before, *fetcher, publisher.now()), "a client");
    const auto targets = client.refresh() ? client.findAll() : fail(tuf::TufError::NotRefreshed);
    for (const tuf::FoundTarget& target : orThrow(targets, "the list of targets").targets) {
        if (target.name.ends_with(".delta") && known.find(target.name) == std::string::npos) {
            return std::string(target.name);
        }
    }
    throw std::runtime_error("no new delta");
}

} // namespace

std::vector<Figure> measureFleet(const fs::path& work)
{
    BigPublisher publisher(work / "fleet-publisher");
    for (unsigned hour = 1; hour < kHours; ++hour) {
        publisher.publishAnHour(hour);
    }
    const test::Nginx nginx(publisher.repository(), {"gzip on; gzip_types application/json; gzip_min_length 256;"
                                                     "types { application/json json; }",
                                                     {}});
    const SyncCost first = syncOver(nginx.url(), publisher, work / "fleet-till");
    const tuf::TrustedState before = upToDate(nginx.url(), publisher);
    publisher.publishAnHour(kHours);
    const SyncCost hour = syncOver(nginx.url(), publisher, work / "fleet-till");
    if (hour.report.updatedLists != 1 || hour.report.fetchedLists != 0) {
        throw std::runtime_error("no delta was used");
    }
    const tuf::TrustedState now = upToDate(nginx.url(), publisher);
    const std::string delta = newestDelta(nginx.url(), publisher, before);
    const double idle = syncsASecond(kIdleTills, [&] { return simulateTill(nginx.url(), now, {}, publisher.now()); });
    const double hourly =
        syncsASecond(kHourlyTills, [&] { return simulateTill(nginx.url(), before, delta, publisher.now()); });
    return {
        {"first sync of 40 lists (46 million entries): bodies", "kB",
         static_cast<double>(first.counts.wireBytes) / 1000, std::nullopt, std::nullopt},
        {"the same: requests", "", static_cast<double>(first.counts.requests), std::nullopt, std::nullopt},
        {"an hour's sync, 1,000 changes in 33 million: bodies after gzip", "byte",
         static_cast<double>(hour.counts.wireBytes), std::nullopt, 12'000},
        {"the same: requests", "", static_cast<double>(hour.counts.requests), std::nullopt, std::nullopt},
        {"10,000 simulated tills with nothing new, each over its own connection: syncs a second", "", idle,
         std::nullopt, std::nullopt},
        {"2,000 simulated tills with an hour's changes: syncs a second", "", hourly, std::nullopt, std::nullopt},
    };
}

} // namespace carded::bench
