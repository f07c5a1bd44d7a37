// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace carded::policy {

// English words for whoever writes, publishes or inspects a policy.

/// `23 November 2026`
[[nodiscard]] std::string inWords(Date date);

/// `22:30`
[[nodiscard]] std::string inWords(std::chrono::minutes timeOfDay);

/// `1 year`, `2 years`
[[nodiscard]] std::string yearsInWords(int years);

/// `a, b or c`; `last` is the word before the last one
[[nodiscard]] std::string listInWords(const std::vector<std::string>& items, std::string_view last);

/// `19 years, counted from 1 January of the year of the birthday`
[[nodiscard]] std::string ageInWords(const Rule& rule);

/// `of class B or 1, in force, and held for 1 year`
[[nodiscard]] std::string drivingInWords(const DrivingRule& driving);

/// `on Friday and Sunday from 22:30 to 05:00 of the next day`
[[nodiscard]] std::string noSaleInWords(const NoSale& noSale);

} // namespace carded::policy
