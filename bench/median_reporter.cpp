// SPDX-License-Identifier: Apache-2.0
#include "bench/median_reporter.h"

#include "bench/figures.h"

#include <stdexcept>

namespace carded::bench {
namespace {

constexpr double kMicro = 1e6;

} // namespace

bool MedianReporter::ReportContext(const Context& /*context*/)
{
    return true;
}

void MedianReporter::ReportRuns(const std::vector<Run>& runs)
{
    for (const Run& run : runs) {
        if (run.error_occurred) {
            throw std::runtime_error(run.run_name.function_name + ": " + run.error_message);
        }
        if (run.run_type != Run::RT_Iteration) {
            continue;
        }
        const auto iterations = static_cast<double>(run.iterations);
        Times& times = m_times[run.run_name.function_name];
        times.processor.push_back(run.cpu_accumulated_time / iterations);
        times.wall.push_back(run.real_accumulated_time / iterations);
    }
}

const MedianReporter::Times& MedianReporter::timesOf(const std::string& name) const
{
    const auto found = m_times.find(name);
    if (found == m_times.end()) {
        throw std::runtime_error(name + " was not measured");
    }
    return found->second;
}

double MedianReporter::processorMicroseconds(const std::string& name) const
{
    return median(timesOf(name).processor) * kMicro;
}

double MedianReporter::wallMicroseconds(const std::string& name) const
{
    return median(timesOf(name).wall) * kMicro;
}

} // namespace carded::bench
