// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace carded::bench {

/// Collects what Google Benchmark measures, for medians over its repetitions.
class MedianReporter final : public benchmark::BenchmarkReporter {
public:
    [[nodiscard]] bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;

    /// Of the thread's processor time: other programs on the machine do not count. Throws std::runtime_error if
    /// `name` was not measured.
    [[nodiscard]] double processorMicroseconds(const std::string& name) const;
    /// Of what a clock on the wall shows: for what waits for the disk.
    [[nodiscard]] double wallMicroseconds(const std::string& name) const;

private:
    struct Times {
        std::vector<double> processor; ///< seconds an iteration, one value a repetition
        std::vector<double> wall;
    };
    [[nodiscard]] const Times& timesOf(const std::string& name) const;

    std::map<std::string, Times> m_times;
};

} // namespace carded::bench
