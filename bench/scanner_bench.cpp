// SPDX-License-Identifier: Apache-2.0
#include "app/check_desk.h"
#include "bench/benches.h"
#include "scanner/handheld_scanner.h"
#include "scanner/serial_port.h"
#include "tests/scanner/pseudo_terminal.h"

#include <algorithm>
#include <chrono>
#include <poll.h>
#include <stdexcept>

// Budget: from the last byte of a scanner's text to its verdict 5 ms, in 99 of 100 cases.

namespace carded::bench {
namespace {

constexpr int kScans = 2000;
constexpr double kBudgetMs = 5;

using Clock = std::chrono::steady_clock;
using scanner::HandheldScanner;

/// The texts that the scanner has sent by now, waiting for the first bytes.
std::vector<scanner::Line> readLines(HandheldScanner& scanner)
{
    constexpr int kPatienceMs = 10'000;
    pollfd entry{scanner.fd(), POLLIN, 0};
    if (::poll(&entry, 1, kPatienceMs) != 1) {
        throw std::runtime_error("the scanner sent nothing");
    }
    auto lines = scanner.read(std::chrono::duration_cast<HandheldScanner::Moment>(Clock::now().time_since_epoch()));
    if (!lines) {
        throw std::runtime_error("the scanner hung up");
    }
    return *std::move(lines);
}

/// Milliseconds from the ending, the text before it having been read, to the desk's answer.
double scanOnce(const test::PseudoTerminal& line, HandheldScanner& scanner, app::CheckDesk& desk,
                app::CheckRequest request, const std::string& text)
{
    line.send(text);
    if (!readLines(scanner).empty()) {
        throw std::runtime_error("a text ended too soon");
    }
    const auto start = Clock::now();
    line.send("\r");
    std::vector<scanner::Line> lines;
    while (lines.empty()) {
        lines = readLines(scanner);
    }
    if (!lines.front()) {
        throw std::runtime_error("a text was garbled");
    }
    const ByteSpan bytes = asBytes(*lines.front());
    request.bytes.assign(bytes.begin(), bytes.end());
    if (desk.check(request).verdict.issuer.empty()) {
        throw std::runtime_error("a code was not checked");
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace

std::vector<Figure> measureScanner(const TillWorld& world)
{
    const test::PseudoTerminal line;
    auto opened = scanner::openSerial(line.path(), 115200);
    if (!opened) {
        throw std::runtime_error("the pseudo-terminal cannot be opened");
    }
    HandheldScanner scanner(*std::move(opened), HandheldScanner::Speaks::Bytes, {});
    app::CheckDesk desk({world.storeFolder, {kJurisdiction, {}}, app::DemoStores::Allowed});
    const app::CheckRequest request{std::string(app::kHandheldSymbology), {}, kCategory, world.now, {}};
    std::vector<double> times;
    for (std::size_t i = 0; i < kScans; ++i) {
        times.push_back(scanOnce(line, scanner, desk, request, world.texts[i % world.texts.size()]));
    }
    std::ranges::sort(times);
    return {{"scanner's last byte to the verdict, half of the scans", "ms", times[times.size() / 2], {}, kBudgetMs},
            {"  the same, 99 of 100 scans", "ms", times[times.size() * 99 / 100], {}, kBudgetMs}};
}

} // namespace carded::bench
