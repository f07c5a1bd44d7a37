// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "bench/program_run.h"
#include "crypto/encoding.h"
#include "tests/support/nginx.h"
#include "tests/sync/sync_fixture.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <fstream>
#include <random>
#include <stdexcept>
#include <thread>

// Budgets: an hour's changes in one list of 33 million among 40 lists are in force within 40 ms, while a look-up waits
// at most 5 ms; a sync with nothing new costs two requests; one of 100 million entries needs less than 80 MB.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using test::Publisher;
using test::TestStatusList;

constexpr std::size_t kOtherLists = 39;
constexpr std::size_t kOtherEntries = 1'000'000;
constexpr int kChanges = 1000;
constexpr int kHours = 25;
constexpr std::uint64_t kMegabyte = 1'000'000;

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Of this thread.
double processorMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// `size` entries of `bits` bits, one in `oneIn` of them revoked.
Bytes entriesOf(std::size_t size, unsigned bits, std::size_t oneIn, unsigned seed)
{
    Bytes entries(size * bits / 8);
    std::mt19937_64 random(seed);
    for (std::size_t left = size / oneIn; left > 0; --left) {
        const std::size_t bit = random() % size * bits;
        entries[bit / 8] |= static_cast<std::uint8_t>(1U << (bit % 8));
    }
    return entries;
}

TestStatusList listOf(const std::string& uri, Bytes entries, unsigned bits, UnixTime exp)
{
    TestStatusList list;
    list.uri = uri;
    list.iat = test::kNow - test::kDay;
    list.exp = exp;
    list.bits = bits;
    list.entries = std::move(entries);
    return list;
}

std::string numbered(const std::string& text, std::size_t number)
{
    return text + std::to_string(number);
}

/// One list of 33 million and 39 others, in a repository in memory, and a till that has them.
class FleetWorld {
public:
    FleetWorld()
    {
        publisher.lists[test::kListName] =
            listOf(test::kUri, entriesOf(kCredentials, 1, kRevokedOneIn, 1), 1, publisher.lists[test::kListName].exp);
        for (std::size_t i = 0; i < kOtherLists; ++i) {
            publisher.lists[numbered("status/other-", i)] =
                listOf(numbered("https://issuer.example/status/other/", i),
                       entriesOf(kOtherEntries, 1, kRevokedOneIn, static_cast<unsigned>(i) + 2), 1,
                       publisher.lists[test::kListName].exp);
        }
        publisher.publish();
    }

    /// An hour goes by: 1,000 changes in the large list. The length of their delta.
    std::size_t changeSome(unsigned hour)
    {
        TestStatusList& list = publisher.lists[test::kListName];
        const TestStatusList before = list;
        std::mt19937_64 random(1000 + hour);
        for (int i = 0; i < kChanges; ++i) {
            const std::uint64_t idx = random() % kCredentials;
            list.entries[idx / 8] ^= static_cast<std::uint8_t>(1U << (idx % 8));
        }
        list.iat += Seconds{60};
        publisher.extraTargets.clear();
        const std::string name = publisher.addDelta(test::kListName, before, list);
        publisher.publish();
        return publisher.extraTargets.at(name).size();
    }

    Publisher publisher;
};

/// Looks something up again and again in another thread, as a busy till would, and takes a new state over when there is
/// one; how long each look-up took from when it was wanted.
class BusyReader {
public:
    explicit BusyReader(fs::path store) : m_store(std::move(store)), m_thread([this] { run(); }) {}
    BusyReader(const BusyReader&) = delete;
    BusyReader& operator=(const BusyReader&) = delete;
    ~BusyReader() { stop(); }

    /// The time that all but one look-up in a thousand took at most, in ms.
    double worstOfThousand()
    {
        stop();
        std::ranges::sort(m_times);
        return m_times.empty() ? 0 : m_times[m_times.size() - 1 - m_times.size() / 1000];
    }

private:
    void stop()
    {
        m_isStopping = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    void run()
    {
        auto state = revocation_cache::State::open(m_store);
        std::uint64_t idx = 1;
        while (!m_isStopping && state) {
            const auto start = Clock::now();
            const auto current = revocation_cache::readCurrent(m_store);
            if (current && current->generation != (*state)->info().generation) {
                state = revocation_cache::State::open(m_store);
            }
            idx = idx * 6364136223846793005ULL + 1442695040888963407ULL;
            (void)(*state)->lookup(test::kIss, {test::kUri, idx % kCredentials}, test::kNow);
            m_times.push_back(millisecondsSince(start));
            std::this_thread::sleep_for(std::chrono::microseconds(200)); // a till is not asked all the time
        }
    }

    fs::path m_store;
    std::vector<double> m_times;
    std::atomic<bool> m_isStopping{false};
    std::thread m_thread;
};

app::SyncReport syncFromMemory(const fs::path& store, Publisher& publisher)
{
    test::MemoryFetcher fetcher(publisher.repository);
    auto report = app::syncStore(store, publisher.repository.metadataFiles.at("1.root.json"), fetcher, test::kNow,
                                 [](const std::string&, std::size_t, std::size_t) {});
    if (report.outcome != app::SyncOutcome::Changed || !report.refusedLists.empty()) {
        throw std::runtime_error("a sync failed: " + report.problem);
    }
    return report;
}

std::vector<Figure> measureDeltas(const fs::path& work)
{
    FleetWorld world;
    const fs::path store = work / "fleet";
    syncFromMemory(store, world.publisher);
    std::vector<double> times;
    std::vector<double> processorTimes;
    std::vector<double> sizes;
    BusyReader reader(store);
    for (unsigned hour = 0; hour < kHours; ++hour) {
        sizes.push_back(static_cast<double>(world.changeSome(hour)));
        const auto start = Clock::now();
        const double processorStart = processorMilliseconds();
        const auto report = syncFromMemory(store, world.publisher);
        processorTimes.push_back(processorMilliseconds() - processorStart);
        times.push_back(millisecondsSince(start));
        if (report.updatedLists != 1 || report.fetchedLists != 0) {
            throw std::runtime_error("no delta was used");
        }
    }
    return {
        {"delta of 1,000 changes in 33 million entries", "byte", median(sizes), std::nullopt, 3000},
        {"sync of it among 40 lists (72 million entries), metadata checked, in force", "ms", median(times),
         std::nullopt, 40},
        {"the same, processor time alone", "ms", median(processorTimes), std::nullopt, std::nullopt},
        {"look-up meanwhile, taking the new state over, p99.9", "ms", reader.worstOfThousand(), std::nullopt, 5},
    };
}

/// The programs go by this machine's clock, so everything holds until 2099.
class ServedWorld {
public:
    ServedWorld(const fs::path& folder, const Publisher& publisher) : m_folder(folder)
    {
        publisher.writeTo(served());
        const auto ran = runProgram(
            {carded(), "--store", store(), "init", "--root", served() / "metadata/1.root.json", "--repository", url()});
        if (ran.status != 0) {
            throw std::runtime_error("carded init failed");
        }
    }

    [[nodiscard]] fs::path served() const { return m_folder / "served"; }
    [[nodiscard]] fs::path store() const { return m_folder / "till"; }
    [[nodiscard]] std::string url() const { return "file://" + served().string(); }

    [[nodiscard]] ProgramRun sync(const std::string& from) const
    {
        auto ran = runProgram({carded(), "--store", store(), "sync", "--json", "--repository", from});
        if (ran.status != 0) {
            throw std::runtime_error("carded sync failed: " + ran.out);
        }
        return ran;
    }

private:
    static std::string carded() { return fs::read_symlink("/proc/self/exe").parent_path() / "carded"; }

    fs::path m_folder;
};

double numberIn(const std::string& json, const char* key)
{
    return nlohmann::json::parse(json).at(key).get<double>();
}

std::vector<Figure> measureNothingNew(const fs::path& work)
{
    const Publisher publisher(test::kFarEnd, test::kFarEndTime);
    const ServedWorld world(work / "nothing-new", publisher);
    const test::Nginx nginx(world.served());
    (void)world.sync(nginx.url());
    const auto again = world.sync(nginx.url());
    return {
        {"requests of a sync with nothing new", "", numberIn(again.out, "requests"), std::nullopt, 2},
        {"bodies of a sync with nothing new", "byte", numberIn(again.out, "bytes"), std::nullopt, 1000},
    };
}

std::vector<Figure> measureMemory(const fs::path& work)
{
    constexpr std::size_t kLists = 4;
    constexpr std::size_t kEntries = 25'000'000;
    Publisher publisher(test::kFarEnd, test::kFarEndTime);
    publisher.lists.clear();
    for (std::size_t i = 0; i < kLists; ++i) {
        publisher.lists[numbered("status/part-", i)] =
            listOf(numbered("https://issuer.example/status/part/", i),
                   entriesOf(kEntries, 1, kRevokedOneIn, static_cast<unsigned>(i)), 1, test::kFarEndTime);
    }
    publisher.publish();
    const ServedWorld world(work / "memory", publisher);
    const auto start = Clock::now();
    const auto whole = world.sync(world.url());
    const double time = millisecondsSince(start);
    const TestStatusList before = publisher.lists["status/part-0"];
    TestStatusList& list = publisher.lists["status/part-0"];
    list.entries[0] ^= 1;
    list.iat += Seconds{60};
    publisher.addDelta("status/part-0", before, list);
    publisher.publish();
    publisher.writeTo(world.served());
    const auto delta = world.sync(world.url());
    const auto megabytes = [](std::uint64_t bytes) { return static_cast<double>(bytes) / kMegabyte; };
    return {
        {"carded sync, 100 million entries in 4 lists, whole: memory", "MB", megabytes(whole.peakBytes), std::nullopt,
         80},
        {"the same with a delta", "MB", megabytes(delta.peakBytes), std::nullopt, 80},
        {"the same, whole: time of the program", "ms", time, std::nullopt, std::nullopt},
    };
}

} // namespace

std::vector<Figure> measureSync(const fs::path& work)
{
    std::vector<Figure> figures = measureDeltas(work);
    std::ranges::move(measureNothingNew(work), std::back_inserter(figures));
    std::ranges::move(measureMemory(work), std::back_inserter(figures));
    return figures;
}

} // namespace carded::bench
