// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace carded::tlog {

/// A node and the last node of its level, by their numbers: `fn` and `sn` of RFC 9162. Both climb together.
struct Position {
    std::uint64_t node = 0;
    std::uint64_t last = 0;
    unsigned level = 0;

    [[nodiscard]] bool isRight() const noexcept { return node % 2 == 1; }
    [[nodiscard]] bool isLast() const noexcept { return node == last; }
    void climb() noexcept
    {
        node /= 2;
        last /= 2;
        ++level;
    }

    /// Climbs to the first parent that has two children, and tells whether this node came from the right one. Not at
    /// the root.
    [[nodiscard]] bool climbFromRight() noexcept
    {
        const bool isFromRight = isRight() || isLast();
        while (isFromRight && !isRight()) { // the last of an odd number moves up as it is
            climb();
        }
        climb();
        return isFromRight;
    }
};

} // namespace carded::tlog
