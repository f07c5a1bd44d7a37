// SPDX-License-Identifier: Apache-2.0
#include "app/check_desk.h"
#include "bench/benches.h"
#include "credential/status_list_token.h"
#include "revocation_cache/state_builder.h"

#include <benchmark/benchmark.h>

#include <fcntl.h>
#include <fstream>
#include <unistd.h>
#include <zlib.h>

// Budgets: taking in a whole list costs at most twice what inflating it and putting it on the disk must cost. A check
// that comes while the till takes a new state over waits for that, so it takes at most 10 ms; times alone, 0.1 ms.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBuild = "build a state";
constexpr const char* kInflateAndWrite = "inflate and write a list";
constexpr const char* kTakeOver = "take a state over";
constexpr const char* kTakeTimes = "take a state's times over";

void build(benchmark::State& run, const revocation_cache::StateFiles& files, const fs::path& folder)
{
    for (auto _ : run) {
        run.PauseTiming();
        fs::remove_all(folder);
        run.ResumeTiming();
        const auto report = revocation_cache::buildState(folder, files);
        if (!report || report->listsCount != 1) {
            run.SkipWithError("the state was not built");
            return;
        }
    }
}

bool inflateAndWrite(ByteSpan compressed, const fs::path& path)
{
    Bytes entries((kCredentials + 7) / 8);
    uLongf size = entries.size();
    if (::uncompress(entries.data(), &size, compressed.data(), compressed.size()) != Z_OK || size != entries.size()) {
        return false;
    }
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    const bool isWritten = file >= 0
                           && ::write(file, entries.data(), entries.size()) == static_cast<ssize_t>(entries.size())
                           && ::fsync(file) == 0;
    return file >= 0 && ::close(file) == 0 && isWritten;
}

void inflateAndWrite(benchmark::State& run, const Bytes& token, const fs::path& path)
{
    const auto parsed = credential::parseStatusListToken(token);
    for (auto _ : run) {
        run.PauseTiming();
        fs::remove(path);
        run.ResumeTiming();
        if (!parsed || !inflateAndWrite(parsed->lst, path)) {
            run.SkipWithError("the list was not written");
            return;
        }
    }
}

app::CheckRequest request(const TillWorld& world)
{
    const ByteSpan text = asBytes(world.texts.front());
    return {"qr", WipedBytes(text.begin(), text.end()), kCategory, world.now, {}};
}

/// Without waiting for the disk, as a writer would: that is not measured here, and takes most of the time.
void point(const fs::path& folder, const revocation_cache::Current& current)
{
    std::ofstream(folder / "current", std::ios::trunc) << formatCurrent(current);
}

/// The next generation of a store that is there: the same entries under another number.
void advance(const fs::path& folder)
{
    auto current = revocation_cache::readCurrent(folder).value();
    const fs::path from = folder / revocation_cache::stateFileName(current.generation);
    fs::rename(from, folder / revocation_cache::stateFileName(++current.generation));
    point(folder, current);
}

/// A check that finds another state in force, from asking to answer; the first one opens the store.
void takeOver(benchmark::State& run, const TillWorld& world, const fs::path& folder)
{
    fs::remove_all(folder);
    fs::copy(world.storeFolder, folder);
    app::CheckDesk desk({folder, {kJurisdiction, {}}, app::DemoStores::Allowed});
    for (auto _ : run) {
        run.PauseTiming();
        advance(folder);
        run.ResumeTiming();
        benchmark::DoNotOptimize(desk.check(request(world)));
        if (desk.takeChange() != app::DeskChange::State || !desk.state().hasState) {
            run.SkipWithError("the state was not taken over");
            return;
        }
    }
}

/// The same when a sync without news has renewed the pointer.
void takeTimes(benchmark::State& run, const TillWorld& world, const fs::path& folder)
{
    fs::remove_all(folder);
    fs::copy(world.storeFolder, folder);
    app::CheckDesk desk({folder, {kJurisdiction, {}}, app::DemoStores::Allowed});
    desk.look();
    for (auto _ : run) {
        run.PauseTiming();
        auto current = revocation_cache::readCurrent(folder).value();
        current.verifiedAt += Seconds{1};
        (void)desk.takeChange();
        point(folder, current);
        run.ResumeTiming();
        desk.look();
        if (desk.takeChange() != app::DeskChange::Times) {
            run.SkipWithError("the times were not taken over");
            return;
        }
    }
}

} // namespace

void registerStore(const TillWorld& world, const fs::path& work)
{
    benchmark::RegisterBenchmark(kBuild, [&world, work](benchmark::State& run) {
        build(run, world.files, work / "built");
    })->UseRealTime();
    benchmark::RegisterBenchmark(kInflateAndWrite, [&world, work](benchmark::State& run) {
        inflateAndWrite(run, world.files.statusLists().front().token, work / "list");
    })->UseRealTime();
    benchmark::RegisterBenchmark(kTakeOver, [&world, work](benchmark::State& run) {
        takeOver(run, world, work / "taken");
    })->UseRealTime();
    benchmark::RegisterBenchmark(kTakeTimes, [&world, work](benchmark::State& run) {
        takeTimes(run, world, work / "taken");
    })->UseRealTime();
}

std::vector<Figure> storeFigures(const TillWorld& world, const MedianReporter& measured)
{
    const std::size_t token = world.files.statusLists().front().token.size();
    return {
        {"state built from a list of " + std::to_string(token / 1000) + " kB / inflate, write, fsync", "ms",
         measured.wallMicroseconds(kBuild) / 1000, measured.wallMicroseconds(kInflateAndWrite) / 1000, 2.0},
        {"the same, processor time alone", "ms", measured.processorMicroseconds(kBuild) / 1000,
         measured.processorMicroseconds(kInflateAndWrite) / 1000, std::nullopt},
        {"check that takes a new state of 33 million over", "ms", measured.wallMicroseconds(kTakeOver) / 1000,
         std::nullopt, 10.0},
        {"a state's times taken over", "ms", measured.wallMicroseconds(kTakeTimes) / 1000, std::nullopt, 0.1},
    };
}

} // namespace carded::bench
