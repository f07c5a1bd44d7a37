// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <string_view>
#include <vector>

namespace carded::policy {

/// The rule that is in force on the local day `today`; null if there is none.
[[nodiscard]] const Rule* ruleInForce(const Rules& rules, Date today) noexcept;

/// Every rule of `category` that must be kept on `today`; none if the category has no rule of its own on that day.
[[nodiscard]] std::vector<const Rule*> rulesInForce(const Category& category, Date today);

/// The categories of a basket, `category,category`. Views into it.
[[nodiscard]] std::vector<std::string_view> basketOf(std::string_view categories);

/// The same for a basket; none if one of them is not in the policy or has no rule.
[[nodiscard]] std::vector<const Rule*> rulesForBasket(const Policy& policy, std::string_view basket, Date today);

} // namespace carded::policy
