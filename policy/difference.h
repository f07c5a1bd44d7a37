// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <string>
#include <vector>

namespace carded::policy {

/// What `after` says otherwise than `before`, a line for each, in words for whoever reviews a new policy. None if both
/// say the same, whatever their files look like.
/// Both stand for themselves: what a layer leaves out says nothing by itself.
[[nodiscard]] std::vector<std::string> differences(const Policy& before, const Policy& after);

} // namespace carded::policy
