// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace carded::bench {

/// One line of the table: what was measured, and against what.
struct Figure {
    std::string what;
    std::string unit; ///< of `ours` and `peer`
    double ours = 0;
    std::optional<double> peer;   ///< the same quantity of the peer, from the same run
    std::optional<double> budget; ///< for ours / peer; without a peer, for `ours`

    /// True for a figure without a budget.
    [[nodiscard]] bool isMet() const noexcept;
};

void printTable(std::ostream& out, const std::vector<Figure>& figures);

/// The middle one, or the mean of the two in the middle; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

} // namespace carded::bench
