// SPDX-License-Identifier: Apache-2.0
// scan_films [--seed S] [--first N] [--count N]: films of a hand that holds a phone before the camera, and how soon
// ours reads them.
#include "bench/scan_readers.h"
#include "bench/scan_scene.h"
#include "bench/scan_table.h"
#include "scanner/code_reader.h"
#include "scanner/look_worker.h"

#include <opencv2/core.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <iostream>

namespace {

using namespace carded;
using std::chrono::steady_clock;

/// One reader sees all of them, as at a till; `  until read` is the time and the share of those read within `frames`.
/// False if it is not read.
bool show(bench::ScanTable& table, const std::string& level, bench::SceneFilm& film, scanner::CodeReader& reader,
          int frames)
{
    std::string expected;
    std::vector<std::string> all;
    double untilRead = 0;
    for (int i = 0; i < frames; ++i) {
        const bench::Scene scene = film.next();
        const auto begin = steady_clock::now();
        const auto texts = bench::textsOf(
            reader.read(scanner::LumaView(scene.frame), scanner::Effort::Live, begin + scanner::kLiveLookTime.budget));
        const double time = std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
        table.at(level, "ours, film").add(texts, scene.text, time);
        untilRead += all.empty() ? time : 0;
        all.insert(all.end(), texts.begin(), texts.end());
        expected = scene.text;
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    table.at(level, "  until read").add(all, expected, untilRead);
    return std::ranges::find(all, expected) != all.end();
}

} // namespace

int main(int argc, char** argv)
try {
    CLI::App program("Films of a code in a moving hand: how soon they are read.");
    std::uint64_t seed = 1;
    int count = 600;
    int first = 0;
    int frames = 10;
    std::vector<std::string> levels;
    program.add_option("--seed", seed, "Other films for another seed")->capture_default_str();
    program.add_option("--count", count, "Films a level")->capture_default_str();
    program.add_option("--first", first, "The first of them");
    program.add_option("--frames", frames, "Frames a film")->capture_default_str();
    program.add_option("--level", levels, "Only these levels (720p-easy, ...)");
    CLI11_PARSE(program, argc, argv);
    cv::setNumThreads(1);
    bench::ScanTable table;
    for (const bench::SceneLevel& level : bench::kSceneLevels) {
        scanner::CodeReader reader;
        const bool isWanted = levels.empty() || std::ranges::find(levels, level.name) != levels.end();
        for (int i = first; isWanted && i < first + count; ++i) {
            bench::SceneFilm film(level, seed * 1'000'003 + static_cast<std::uint64_t>(i));
            if (!show(table, std::string(level.name), film, reader, frames)) {
                std::cerr << "scan_films: " << level.name << ": film " << i << " is not read\n";
            }
        }
    }
    table.print(std::cout);
    return 0;
} catch (const std::exception& problem) {
    std::cerr << "scan_films: " << problem.what() << '\n';
    return 1;
}
