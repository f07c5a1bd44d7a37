// SPDX-License-Identifier: Apache-2.0
#include "policy/policy.h"

#include <algorithm>

namespace carded::policy {

const Category* Policy::category(std::string_view id) const noexcept
{
    const auto found = std::ranges::find(categories, id, &Category::id);
    return found == categories.end() ? nullptr : &*found;
}

} // namespace carded::policy
