// SPDX-License-Identifier: Apache-2.0
#include "policy/layers.h"

#include <algorithm>
#include <iterator>

namespace carded::policy {
namespace {

/// What both lists have, in the order of `a`.
template <class Value>
std::vector<Value> inBoth(const std::vector<Value>& a, const std::vector<Value>& b)
{
    std::vector<Value> both;
    std::ranges::copy_if(a, std::back_inserter(both),
                         [&](const Value& value) { return std::ranges::find(b, value) != b.end(); });
    return both;
}

Presentation stricterOf(const Presentation& base, const Presentation& stricter)
{
    Presentation result;
    result.audiences = stricter.audiences.empty() ? base.audiences : inBoth(base.audiences, stricter.audiences);
    result.maxAge = std::min(base.maxAge, stricter.maxAge);
    result.futureTolerance = std::min(base.futureTolerance, stricter.futureTolerance);
    result.staticCodes = std::min(base.staticCodes, stricter.staticCodes);
    result.boundCodes = std::max(base.boundCodes, stricter.boundCodes);
    result.singleUseCodes = std::min(base.singleUseCodes, stricter.singleUseCodes);
    return result;
}

/// False if the category would have no name.
bool addCategory(std::vector<Category>& categories, const Category& stricter)
{
    const auto found = std::ranges::find(categories, stricter.id, &Category::id);
    if (found == categories.end()) {
        categories.push_back(stricter);
        return !stricter.name.empty();
    }
    for (const auto& [language, name] : stricter.name) {
        found->name.insert_or_assign(language, name);
    }
    found->laidOver.push_back(stricter.rules);
    return true;
}

} // namespace

Result<Policy, std::string> layOver(const Policy& base, const Policy& stricter)
{
    if (stricter.extends != base.jurisdiction) {
        return fail("these rules are laid over the policy " + stricter.extends + ", not over " + base.jurisdiction);
    }
    Policy result = base;
    if (!stricter.jurisdiction.empty()) {
        result.jurisdiction = stricter.jurisdiction;
        result.timeZone = stricter.timeZone.empty() ? base.timeZone : stricter.timeZone;
    }
    result.extends.clear();
    result.leastTzVersion = std::max(base.leastTzVersion, stricter.leastTzVersion);
    result.leapDay = std::max(base.leapDay, stricter.leapDay);
    result.presentation = stricterOf(base.presentation, stricter.presentation);
    result.freshness = {std::min(base.freshness.warnAfter, stricter.freshness.warnAfter),
                        std::min(base.freshness.blockAfter, stricter.freshness.blockAfter)};
    result.manualDocuments = inBoth(base.manualDocuments, stricter.manualDocuments);
    result.overridable = inBoth(base.overridable, stricter.overridable);
    for (const Category& category : stricter.categories) {
        if (!addCategory(result.categories, category)) {
            return fail("the category " + category.id + " needs a name: the policy " + base.jurisdiction
                        + " has no such category");
        }
    }
    return result;
}

Result<std::vector<Policy>, std::string> layTogether(std::vector<Policy> policies)
{
    std::vector<Policy> result;
    for (const Policy& policy : policies) {
        if (policy.extends.empty()) {
            result.push_back(policy);
            continue;
        }
        const auto base = std::ranges::find(policies, policy.extends, &Policy::jurisdiction);
        if (base == policies.end()) {
            return fail("the policy " + policy.jurisdiction + " is laid over " + policy.extends
                        + ", which is not there");
        }
        if (!base->extends.empty()) {
            return fail("the policy " + policy.jurisdiction + " is laid over " + policy.extends
                        + ", which is laid over another one itself");
        }
        auto laid = layOver(*base, policy);
        if (!laid) {
            return fail("the policy " + policy.jurisdiction + ": " + laid.error());
        }
        result.push_back(*std::move(laid));
    }
    return result;
}

} // namespace carded::policy
