// SPDX-License-Identifier: Apache-2.0
#include "policy/rules_in_force.h"

#include <algorithm>

namespace carded::policy {

const Rule* ruleInForce(const Rules& rules, Date today) noexcept
{
    const auto found = std::ranges::find_if(rules, [today](const Rule& rule) {
        return (!rule.from || *rule.from <= today) && (!rule.until || today < *rule.until);
    });
    return found == rules.end() ? nullptr : &*found;
}

std::vector<const Rule*> rulesInForce(const Category& category, Date today)
{
    const Rule* own = ruleInForce(category.rules, today);
    if (own == nullptr) {
        return {};
    }
    std::vector<const Rule*> all{own};
    for (const Rules& rules : category.laidOver) {
        if (const Rule* rule = ruleInForce(rules, today)) {
            all.push_back(rule);
        }
    }
    return all;
}

std::vector<std::string_view> basketOf(std::string_view categories)
{
    std::vector<std::string_view> basket;
    while (true) {
        const std::size_t comma = std::min(categories.find(','), categories.size());
        basket.push_back(categories.substr(0, comma));
        if (comma == categories.size()) {
            return basket;
        }
        categories.remove_prefix(comma + 1);
    }
}

std::vector<const Rule*> rulesForBasket(const Policy& policy, std::string_view basket, Date today)
{
    std::vector<const Rule*> all;
    for (const std::string_view id : basketOf(basket)) {
        const Category* category = policy.category(id);
        const auto rules = category == nullptr ? std::vector<const Rule*>() : rulesInForce(*category, today);
        if (rules.empty()) {
            return {};
        }
        all.insert(all.end(), rules.begin(), rules.end());
    }
    return all;
}

} // namespace carded::policy
