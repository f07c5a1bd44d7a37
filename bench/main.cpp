// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "bench/work_folder.h"
#include "crypto/random.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

// carded-bench [--check] [PART] prints one table of figures with their budgets, of all parts or of one. Peers are
// measured in the same run, all repetitions in random order, so that neither the machine's frequency nor its other work
// decides. With --check the exit status is 1 if a budget is missed.

namespace {

using namespace carded;

constexpr int kExitUsage = 64;
constexpr int kExitInternal = 70;

void runBenchmarks(bench::MedianReporter& reporter)
{
    std::array<std::string, 4> arguments{"carded-bench", "--benchmark_enable_random_interleaving=true",
                                         "--benchmark_repetitions=41", "--benchmark_min_time=0.02"};
    std::array<char*, arguments.size() + 1> pointers{};
    std::ranges::transform(arguments, pointers.begin(), [](std::string& argument) { return argument.data(); });
    int count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, pointers.data());
    benchmark::RunSpecifiedBenchmarks(&reporter);
}

void append(std::vector<bench::Figure>& figures, std::vector<bench::Figure> more)
{
    std::ranges::move(more, std::back_inserter(figures));
}

/// What is measured inside this process, with its peers.
std::vector<bench::Figure> measureParts(const bench::WorkFolder& work)
{
    std::cerr << "carded-bench: making a store of 33 million credentials\n";
    bench::TillWorld world = bench::makeTillWorld(work.path() / "store");
    bench::registerCheck(world);
    bench::registerStore(world, work.path());
    bench::registerParts(world);
    bench::MedianReporter measured;
    std::cerr << "carded-bench: measuring checks and states\n";
    runBenchmarks(measured);
    benchmark::ClearRegisteredBenchmarks();
    std::vector<bench::Figure> figures = bench::checkFigures(world, measured);
    append(figures, bench::storeFigures(world, measured));
    append(figures, bench::partsFigures(measured));
    append(figures, bench::measureScanner(world));
    return figures;
}

/// Other people's codes.
std::vector<bench::Figure> measureForeign()
{
    bench::registerForeign();
    bench::MedianReporter measured;
    std::cerr << "carded-bench: measuring other systems' codes\n";
    runBenchmarks(measured);
    benchmark::ClearRegisteredBenchmarks();
    return bench::foreignFigures(measured);
}

/// A camera's pictures.
std::vector<bench::Figure> measurePictures(const bench::WorkFolder& work)
{
    bench::registerPictures(work.path());
    bench::MedianReporter measured;
    std::cerr << "carded-bench: measuring pictures\n";
    runBenchmarks(measured);
    benchmark::ClearRegisteredBenchmarks();
    return bench::pictureFigures(measured);
}

std::vector<bench::Figure> measure(std::string_view part)
{
    const bench::WorkFolder work;
    std::vector<bench::Figure> figures;
    if (part.empty() || part == "checks") {
        append(figures, measureParts(work));
    }
    if (part.empty() || part == "foreign") {
        append(figures, measureForeign());
    }
    if (part.empty() || part == "pictures") {
        append(figures, measurePictures(work));
    }
    if (part.empty() || part == "sync") {
        std::cerr << "carded-bench: measuring syncs\n";
        append(figures, bench::measureSync(work.path()));
    }
    if (part.empty() || part == "evidence") {
        std::cerr << "carded-bench: measuring the record of checks\n";
        append(figures, bench::measureEvidence(work.path()));
    }
    if (part.empty() || part == "fleet") {
        std::cerr << "carded-bench: publishing a day's changes, simulating tills\n";
        append(figures, bench::measureFleet(work.path()));
    }
    if (part.empty() || part == "start") {
        std::cerr << "carded-bench: making a demo, starting the kiosk again and again\n";
        append(figures, bench::measureStart(work.path()));
    }
    if (part.empty() || part == "window") {
        std::cerr << "carded-bench: serving customers at a window\n";
        append(figures, bench::measureWindow(work.path()));
    }
    return figures;
}

/// The command line; nothing if it is wrong.
struct Arguments {
    bool isCheck = false;
    std::string_view part;
};
std::optional<Arguments> parse(std::vector<std::string_view> words)
{
    Arguments arguments;
    if (!words.empty() && words.front() == "--check") {
        arguments.isCheck = true;
        words.erase(words.begin());
    }
    constexpr std::array<std::string_view, 8> kParts{"checks",   "foreign", "pictures", "sync",
                                                     "evidence", "fleet",   "start",    "window"};
    if (words.size() == 1 && std::ranges::find(kParts, words[0]) != kParts.end()) {
        arguments.part = words[0];
        words.clear();
    }
    return words.empty() ? std::optional(arguments) : std::nullopt;
}

double loadAverage()
{
    double load = 0;
    return ::getloadavg(&load, 1) == 1 ? load : 0;
}

} // namespace

int main(int argc, char** argv)
{
    const auto arguments = parse({argv + 1, argv + argc});
    if (!arguments) {
        std::cerr << "usage: carded-bench [--check] [checks | foreign | pictures | sync | evidence | fleet | start | "
                     "window]\n";
        return kExitUsage;
    }
    if (!crypto::initialise()) {
        std::cerr << "carded-bench: this computer gives no random numbers\n";
        return kExitInternal;
    }
    try {
        const double before = loadAverage();
        const auto figures = measure(arguments->part);
        bench::printTable(std::cout, figures);
        std::cout << "Medians. Load of this machine: " << before << " before, " << loadAverage() << " after.\n";
        return arguments->isCheck && !std::ranges::all_of(figures, &bench::Figure::isMet) ? 1 : 0;
    } catch (const std::exception& error) {
        std::cerr << "carded-bench: " << error.what() << '\n';
        return kExitInternal;
    }
}
