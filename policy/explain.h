// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "policy/time_zone.h"

#include <string>
#include <string_view>
#include <vector>

namespace carded::policy {

/// What `policy` says about a category at the local time `now`, in sentences for a shopkeeper or an inspector: to whom
/// it may be sold, by which rules, and what changes next; of dates without sale the next three. Nothing if there is no
/// such category.
[[nodiscard]] std::vector<std::string> explain(const Policy& policy, std::string_view category, const LocalTime& now);

} // namespace carded::policy
