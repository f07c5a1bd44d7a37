// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/policy.h"

#include <string>
#include <vector>

namespace carded::policy {

/// `stricter` laid over `base`: of each setting the stricter one counts, rules of both must be kept, and a category
/// that `base` has not is added. Nobody can buy under the result who could not buy under `base`, but for the time zone
/// of a policy with a jurisdiction of its own, which is the place's. The result has the jurisdiction of `stricter`, or
/// of `base` if it has none. Refused, with a sentence, if `stricter` extends another policy than `base`, or adds a
/// category without a name.
[[nodiscard]] Result<Policy, std::string> layOver(const Policy& base, const Policy& stricter);

/// Lays each policy that extends another one over it, which must be among them and stand for itself. The error is a
/// sentence.
[[nodiscard]] Result<std::vector<Policy>, std::string> layTogether(std::vector<Policy> policies);

} // namespace carded::policy
