// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carded::bench {

/// What one reader did with the frames of one level.
struct Tally {
    std::size_t frames = 0;
    std::size_t decoded = 0; ///< frames whose text was read; without a code, frames in which nothing was
    std::size_t wrong = 0;   ///< texts that are not there
    std::vector<double> milliseconds;

    void add(const std::vector<std::string>& texts, std::string_view expected, double time);
};

/// By level and reader, in the order in which they came.
class ScanTable {
public:
    Tally& at(const std::string& level, const std::string& reader);
    void print(std::ostream& out) const;

private:
    std::vector<std::pair<std::string, std::string>> m_order;
    std::map<std::pair<std::string, std::string>, Tally> m_tallies;
};

} // namespace carded::bench
