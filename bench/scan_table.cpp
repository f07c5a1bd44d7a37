// SPDX-License-Identifier: Apache-2.0
#include "bench/scan_table.h"

#include "bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace carded::bench {
namespace {

/// The value below which `share` of them are.
double quantile(std::vector<double> values, double share)
{
    if (values.empty()) {
        return 0;
    }
    std::ranges::sort(values);
    const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(place, 1, values.size()) - 1];
}

double mean(const std::vector<double>& values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

void Tally::add(const std::vector<std::string>& texts, std::string_view expected, double time)
{
    ++frames;
    const auto right = static_cast<std::size_t>(std::ranges::count(texts, expected));
    wrong += texts.size() - right;
    decoded += (expected.empty() ? texts.empty() : right > 0) ? 1U : 0U;
    milliseconds.push_back(time);
}

Tally& ScanTable::at(const std::string& level, const std::string& reader)
{
    const auto key = std::pair(level, reader);
    const auto [place, isNew] = m_tallies.try_emplace(key);
    if (isNew) {
        m_order.push_back(key);
    }
    return place->second;
}

void ScanTable::print(std::ostream& out) const
{
    char line[200]; // every cell has its width, and numbers of measured times are short
    std::snprintf(line, sizeof line, "%-16s %-18s %7s %9s %6s %9s %9s %9s %9s %9s\n", "level", "reader", "frames",
                  "decoded", "wrong", "min ms", "median", "mean", "p99", "max");
    out << line;
    for (const auto& key : m_order) {
        const Tally& tally = m_tallies.at(key);
        const double share = 100.0 * static_cast<double>(tally.decoded) / static_cast<double>(tally.frames);
        std::snprintf(line, sizeof line, "%-16s %-18s %7zu %7.1f %% %6zu %9.3f %9.3f %9.3f %9.3f %9.3f\n",
                      key.first.c_str(), key.second.c_str(), tally.frames, share, tally.wrong,
                      quantile(tally.milliseconds, 0), median(tally.milliseconds), mean(tally.milliseconds),
                      quantile(tally.milliseconds, 0.99), quantile(tally.milliseconds, 1));
        out << line;
    }
}

} // namespace carded::bench
