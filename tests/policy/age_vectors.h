// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/decide.h"

#include <string>
#include <vector>

namespace carded::test {

/// One vector of tests/vectors/age-rules/ (its README.md tells what the fields mean).
struct AgeVector {
    std::string id;
    std::string jurisdiction; ///< empty for a policy of its own
    policy::Policy policy;    ///< zone, leap day and categories alone
    std::string category;
    UnixTime instant{};
    policy::Disclosed disclosed;
    std::string expected;
    std::string why;
};

/// Every vector of every file in the folder. Throws for whatever it does not understand: a field that is skipped would
/// be a vector that tests nothing.
[[nodiscard]] std::vector<AgeVector> readAgeVectors();

} // namespace carded::test
