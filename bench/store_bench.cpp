// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "credential/status_list_token.h"
#include "revocation_cache/state_builder.h"

#include <benchmark/benchmark.h>

#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <zlib.h>

// Budget: taking in a whole list costs at most twice what inflating it and putting it on the disk must cost.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBuild = "build a state";
constexpr const char* kInflateAndWrite = "inflate and write a list";

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

} // namespace

void registerStore(const TillWorld& world, const fs::path& work)
{
    benchmark::RegisterBenchmark(kBuild, [&world, work](benchmark::State& run) {
        build(run, world.files, work / "built");
    })->UseRealTime();
    benchmark::RegisterBenchmark(kInflateAndWrite, [&world, work](benchmark::State& run) {
        inflateAndWrite(run, world.files.statusLists().front().token, work / "list");
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
    };
}

} // namespace carded::bench
