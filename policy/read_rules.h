// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "policy/policy.h"
#include "policy/table_reader.h"

namespace carded::policy {

/// The rules of a category: 1 to 64 of them, without overlap and without a gap.
[[nodiscard]] Rules readRules(TableReader& category, Problems& problems);

} // namespace carded::policy
