// SPDX-License-Identifier: Apache-2.0
#include "app/program_folder.h"
#include "bench/benches.h"
#include "bench/program_run.h"

#include <map>
#include <sstream>
#include <stdexcept>

// Budgets: a badge is painted 50 ms after the frame with its code was grabbed, its record on the disk not counted; the
// window's thread is never busy for more than 16 ms at a time (99 of 100 times in which it paints); with nobody at the
// till, camera and window together cost 5 % of one core.

namespace carded::bench {
namespace {

using Values = std::map<std::string, double>;

Values runKiosk(const std::filesystem::path& work)
{
    const ProgramRun run = runProgram({app::programFolder() / "carded-bench-kiosk", work});
    if (run.status != 0) {
        throw std::runtime_error("carded-bench-kiosk failed; by itself it says why");
    }
    Values values;
    std::istringstream lines(run.out);
    std::string name;
    for (double value = 0; lines >> name >> value;) {
        values[name] = value;
    }
    return values;
}

} // namespace

std::vector<Figure> measureWindow(const std::filesystem::path& work)
{
    const std::filesystem::path folder = work / "window";
    std::filesystem::create_directories(folder);
    const Values values = runKiosk(folder);
    const auto figure = [&](const char* what, const char* unit, const char* name, std::optional<double> budget) {
        return Figure{what, unit, values.at(name), std::nullopt, budget};
    };
    return {
        figure("badge painted after its frame was grabbed, 720p film", "ms", "unrecorded-badge-median", 50),
        figure("  the latest of 25", "ms", "unrecorded-badge-max", std::nullopt),
        figure("  with its record durable on the disk first", "ms", "recorded-badge-median", std::nullopt),
        figure("window's thread busy at a time, painting, 99 of 100", "ms", "recorded-painting-p99", 16),
        figure("  the longest", "ms", "recorded-painting-max", std::nullopt),
        figure("  of all times, 99 of 100", "ms", "recorded-busy-p99", std::nullopt),
        figure("nobody at the till: window, camera's reader and worker", "% of a core", "idle-percent", 5),
    };
}

} // namespace carded::bench
