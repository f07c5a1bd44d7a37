// SPDX-License-Identifier: Apache-2.0
#include "app/program_folder.h"
#include "bench/benches.h"
#include "bench/started_program.h"
#include "crypto/random.h"
#include "issuer/demo.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

// Budgets: the kiosk paints at most twice as late as an empty window; while a 720p film plays it holds at most 60 MB,
// and carded-eye, all of its processes together, at most 120 MB.

namespace carded::bench {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int kStarts = 21;
constexpr auto kFilmWatched = 3500ms; // a demo's film lasts 4 s
constexpr double kMegabyte = 1e6;

/// Makes the demo's films and store; the time of the demo is the clock's, as `./run demo` has it.
void makeDemo(const fs::path& folder)
{
    const auto now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    const auto made = issuer::makeDemo(folder, {now, {}}, crypto::randomBytes, [](const std::string&) {});
    if (!made) {
        throw std::runtime_error("the demo: " + made.error().message);
    }
}

std::vector<std::string> kioskCommand(const fs::path& demo)
{
    return {app::programFolder() / "carded-kiosk", "--demo", "--store", demo, "--print-first-paint"};
}

double secondsToPaint(const std::vector<std::string>& command)
{
    StartedProgram program(command);
    return program.waitForLine().count();
}

Figure measurePaint(const fs::path& demo)
{
    const auto kiosk = kioskCommand(demo);
    const std::vector<std::string> window{app::programFolder() / "carded-bench-window"};
    (void)secondsToPaint(kiosk); // the first of each reads the disk
    (void)secondsToPaint(window);
    std::vector<double> kioskTimes;
    std::vector<double> windowTimes;
    for (int i = 0; i < kStarts; ++i) {
        kioskTimes.push_back(secondsToPaint(kiosk));
        windowTimes.push_back(secondsToPaint(window));
    }
    return {"kiosk from exec to first paint / an empty Qt window", "ms", median(kioskTimes) * 1000,
            median(windowTimes) * 1000, 2.0};
}

void keepHigher(Memory& highest, const Memory& next)
{
    highest.resident = std::max(highest.resident, next.resident);
    highest.proportional = std::max(highest.proportional, next.proportional);
}

/// The most that the kiosk and everything it started held while the first film played.
void watchFilm(const fs::path& demo, Memory& kiosk, Memory& eye)
{
    StartedProgram program(kioskCommand(demo));
    (void)program.waitForLine();
    const auto end = std::chrono::steady_clock::now() + kFilmWatched;
    while (std::chrono::steady_clock::now() < end) {
        keepHigher(kiosk, memoryOf(program.pid()));
        Memory together;
        for (const pid_t process : descendantsOf(program.pid())) {
            const Memory one = memoryOf(process);
            together.resident += one.resident;
            together.proportional += one.proportional;
        }
        keepHigher(eye, together);
        std::this_thread::sleep_for(50ms);
    }
}

Figure memoryFigure(const char* what, std::uint64_t bytes, std::optional<double> budget)
{
    return {what, "MB", static_cast<double>(bytes) / kMegabyte, std::nullopt, budget};
}

} // namespace

std::vector<Figure> measureStart(const fs::path& work)
{
    const fs::path runtime = work / "runtime"; // another kiosk may be running
    fs::create_directories(runtime);
    fs::permissions(runtime, fs::perms::owner_all);
    ::setenv("XDG_RUNTIME_DIR", runtime.c_str(), 1); // NOLINT(concurrency-mt-unsafe): one thread
    const fs::path demo = work / "demo";
    makeDemo(demo);

    std::vector<Figure> figures{measurePaint(demo)};
    Memory kiosk;
    Memory eye;
    watchFilm(demo, kiosk, eye);
    if (eye.resident == 0) {
        throw std::runtime_error("the kiosk played no film");
    }
    figures.push_back(memoryFigure("kiosk while a film plays, resident", kiosk.resident, 60));
    figures.push_back(memoryFigure("  the same, shared pages by shares (PSS)", kiosk.proportional, std::nullopt));
    figures.push_back(memoryFigure("carded-eye on a 720p film, all processes, resident", eye.resident, 120));
    figures.push_back(memoryFigure("  the same, shared pages by shares (PSS)", eye.proportional, std::nullopt));
    return figures;
}

} // namespace carded::bench
