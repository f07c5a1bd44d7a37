// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "policy/policy.h"

#include <string>
#include <vector>

namespace carded::policy {

/// Why policies do not fit together, in words for the person who wrote them.
struct LayerError {
    enum class Cause : std::uint8_t {
        NotALayer,        ///< it extends no policy
        OtherBase,        ///< it extends another one
        BaseMissing,      ///< which is not there
        BaseIsLaidOver,   ///< which extends another one itself
        NamelessCategory, ///< a category that the other policy has not, without a name
        SameName          ///< such a category with the name of another one
    };
    Cause cause{};
    std::string message;
};

/// `stricter` laid over `base`: of each setting the stricter one counts, rules of both must be kept, and a category
/// that `base` has not is added. Nobody can buy under the result who could not buy under `base`, but for the time zone
/// of a policy with a jurisdiction of its own, which is the place's: whoever must not choose it refuses one. The result
/// has the jurisdiction of `stricter`, or of `base` if it has none. Names of categories stay, `stricter` adds other
/// languages.
[[nodiscard]] Result<Policy, LayerError> layOver(const Policy& base, const Policy& stricter);

/// Lays each policy that extends another one over it, which must be among them and stand for itself.
[[nodiscard]] Result<std::vector<Policy>, LayerError> layTogether(std::vector<Policy> policies);

} // namespace carded::policy
