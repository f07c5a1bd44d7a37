// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench/figures.h"
#include "bench/median_reporter.h"
#include "bench/till_world.h"

#include <filesystem>
#include <vector>

namespace carded::bench {

// Each pair registers benchmarks with Google Benchmark, and makes the lines of the table out of what was measured.
// `world` must outlive the run.

/// A text's whole way to a verdict; the status look-up by itself.
void registerCheck(TillWorld& world);
[[nodiscard]] std::vector<Figure> checkFigures(const TillWorld& world, const MedianReporter& measured);

/// Other people's credentials: Claim 169, ES256, and the naming of what is not ours.
void registerForeign();
[[nodiscard]] std::vector<Figure> foreignFigures(const MedianReporter& measured);

/// A new state from its files.
void registerStore(const TillWorld& world, const std::filesystem::path& work);
[[nodiscard]] std::vector<Figure> storeFigures(const TillWorld& world, const MedianReporter& measured);

/// The steps of a check one by one: for information, without budgets.
void registerParts(const TillWorld& world);
[[nodiscard]] std::vector<Figure> partsFigures(const MedianReporter& measured);

/// A camera's JPEG to grey. Writes a film into `work`.
void registerPictures(const std::filesystem::path& work);
[[nodiscard]] std::vector<Figure> pictureFigures(const MedianReporter& measured);

/// A handheld scanner's text, from its last byte to the verdict.
[[nodiscard]] std::vector<Figure> measureScanner(const TillWorld& world);

/// Syncs: deltas, nothing new, and how much memory the program needs.
[[nodiscard]] std::vector<Figure> measureSync(const std::filesystem::path& work);

/// The record of checks: appending, proving, packing, checking. Needs carded and carded-report beside the program.
[[nodiscard]] std::vector<Figure> measureEvidence(const std::filesystem::path& work);

/// What a fleet asks of a server.
[[nodiscard]] std::vector<Figure> measureFleet(const std::filesystem::path& work);

/// The kiosk's start and memory, and that of its pictures' program. Needs a display. `work` holds the demo.
[[nodiscard]] std::vector<Figure> measureStart(const std::filesystem::path& work);

/// The window at work: how late badges are, how long its thread is busy, what an idle till costs. Needs a display, and
/// carded-bench-kiosk beside the program.
[[nodiscard]] std::vector<Figure> measureWindow(const std::filesystem::path& work);

} // namespace carded::bench
