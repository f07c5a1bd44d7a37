// SPDX-License-Identifier: Apache-2.0
#include "policy/layers.h"

#include "policy/time_zone.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

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

LayerError errorOf(LayerError::Cause cause, std::string message)
{
    return {cause, std::move(message)};
}

bool sharesName(const Category& a, const Category& b)
{
    return std::ranges::any_of(a.name, [&](const auto& name) {
        return std::ranges::any_of(b.name, [&](const auto& other) { return other.second == name.second; });
    });
}

std::optional<LayerError> addCategory(std::vector<Category>& categories, const Category& stricter)
{
    const auto found = std::ranges::find(categories, stricter.id, &Category::id);
    if (found != categories.end()) {
        found->name.insert(stricter.name.begin(), stricter.name.end()); // those that are there stay
        found->laidOver.push_back(stricter.rules);
        return std::nullopt;
    }
    if (stricter.name.empty()) {
        return errorOf(LayerError::Cause::NamelessCategory,
                       "the category " + stricter.id + " needs a name: the policy below has no such category");
    }
    const auto same =
        std::ranges::find_if(categories, [&](const Category& other) { return sharesName(other, stricter); });
    if (same != categories.end()) {
        return errorOf(LayerError::Cause::SameName,
                       "the category " + stricter.id + " has a name of the category " + same->id);
    }
    categories.push_back(stricter);
    return std::nullopt;
}

} // namespace

Result<Policy, LayerError> layOver(const Policy& base, const Policy& stricter)
{
    if (stricter.extends.empty()) {
        return fail(errorOf(LayerError::Cause::NotALayer, "it stands for itself; to be laid over the policy "
                                                              + base.jurisdiction + " it must say extends = \""
                                                              + base.jurisdiction + "\""));
    }
    if (stricter.extends != base.jurisdiction) {
        return fail(errorOf(LayerError::Cause::OtherBase, "these rules are laid over the policy " + stricter.extends
                                                              + ", not over " + base.jurisdiction));
    }
    Policy result = base;
    if (!stricter.jurisdiction.empty()) {
        result.jurisdiction = stricter.jurisdiction;
        result.timeZone = stricter.timeZone.empty() ? base.timeZone : stricter.timeZone;
    }
    result.extends.clear();
    if (isTzVersionBefore(base.leastTzVersion, stricter.leastTzVersion)) {
        result.leastTzVersion = stricter.leastTzVersion;
    }
    result.leapDay = std::max(base.leapDay, stricter.leapDay);
    result.presentation = stricterOf(base.presentation, stricter.presentation);
    result.freshness.blockAfter = std::min(base.freshness.blockAfter, stricter.freshness.blockAfter);
    result.freshness.warnAfter =
        std::min({base.freshness.warnAfter, stricter.freshness.warnAfter, result.freshness.blockAfter});
    result.manualDocuments = inBoth(base.manualDocuments, stricter.manualDocuments);
    result.overridable = inBoth(base.overridable, stricter.overridable);
    for (const Category& category : stricter.categories) {
        if (auto problem = addCategory(result.categories, category)) {
            return fail(*std::move(problem));
        }
    }
    return result;
}

Result<std::vector<Policy>, LayerError> layTogether(std::vector<Policy> policies)
{
    std::vector<Policy> result;
    for (const Policy& policy : policies) {
        if (policy.extends.empty()) {
            result.push_back(policy);
            continue;
        }
        const std::string over = "the policy " + policy.jurisdiction + " is laid over " + policy.extends;
        const auto base = std::ranges::find(policies, policy.extends, &Policy::jurisdiction);
        if (base == policies.end()) {
            return fail(errorOf(LayerError::Cause::BaseMissing, over + ", which is not there"));
        }
        if (!base->extends.empty()) {
            return fail(errorOf(LayerError::Cause::BaseIsLaidOver, over + ", which is laid over another one itself"));
        }
        auto laid = layOver(*base, policy);
        if (!laid) {
            return fail(errorOf(laid.error().cause, "the policy " + policy.jurisdiction + ": " + laid.error().message));
        }
        result.push_back(*std::move(laid));
    }
    return result;
}

} // namespace carded::policy
