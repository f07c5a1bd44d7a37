// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace carded::test {

struct Agreement {
    std::array<int, 4> answers{}; ///< how often each AgeAnswer was given
    std::string disagreement;     ///< the first question to which the answers differ; empty if there is none
};

/// Asks policy::decide() and SlowAge the same `cases` random questions.
[[nodiscard]] Agreement compareAgeRules(int cases, std::uint64_t seed);

} // namespace carded::test
