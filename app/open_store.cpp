// SPDX-License-Identifier: Apache-2.0
#include "app/open_store.h"

#include "app/policy_file.h"
#include "policy/decide.h"
#include "policy/layers.h"
#include "policy/rules_in_force.h"
#include "policy/time_zone.h"
#include "policy/words.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <vector>

namespace carded::app {
namespace {

using revocation_cache::OpenError;
using revocation_cache::State;

std::string explain(OpenError error, const std::string& folder)
{
    switch (error) {
    case OpenError::Missing:
        return "There is no trust list in " + folder
               + " yet. Set the till up (carded init) and bring its lists (carded sync), or name another folder with "
                 "--store.";
    case OpenError::NotPermitted:
        return "This user may not read " + folder + ". Run it as the till's user, or correct the folder's permissions.";
    case OpenError::Damaged:
        return "The till's data in " + folder
               + " are damaged. Restore the folder from a backup, or set the till up anew.";
    case OpenError::NewerFormat:
        return "The till's data in " + folder
               + " were written by a newer version of this program. Install that version.";
    case OpenError::Unreadable:
        return "The till's data in " + folder + " cannot be read. Check the disk.";
    }
    return "The till's data in " + folder + " cannot be read.";
}

std::string listOf(const std::vector<policy::Category>& categories)
{
    std::vector<std::string> ids;
    std::ranges::transform(categories, std::back_inserter(ids), &policy::Category::id);
    return policy::listInWords(ids, "and");
}

std::string strictestCategory(const policy::Policy& policy, policy::Date today)
{
    std::optional<std::pair<policy::Date, bool>> earliest;
    std::string id;
    for (const policy::Category& category : policy.categories) {
        const auto rules = policy::rulesInForce(category, today);
        const policy::Rule* rule = policy::strictest(rules, policy.leapDay, today);
        if (rule == nullptr
            || std::ranges::any_of(rules, [](const policy::Rule* one) { return one->driving.has_value(); })) {
            continue;
        }
        // Where two leave the same date, the one that a birth year alone does not answer.
        const std::pair latest(policy::latestBirthDate(*rule, policy.leapDay, today),
                               rule->counting == policy::Counting::CalendarYear);
        if (!earliest || latest < *earliest) {
            earliest = latest;
            id = category.id;
        }
    }
    return id;
}

/// The policy for `jurisdiction`; if that is empty, the only one in the store.
Result<const policy::Policy*, std::string> publishedPolicy(const State& state, const std::string& jurisdiction)
{
    const auto& policies = state.policies();
    if (!jurisdiction.empty()) {
        const policy::Policy* policy = state.policy(jurisdiction);
        return policy != nullptr ? Result<const policy::Policy*, std::string>(policy)
                                 : fail("The store has no policy for " + jurisdiction
                                        + ". Correct jurisdiction in the till's configuration, or --jurisdiction.");
    }
    if (policies.empty()) {
        return fail(std::string("The store has no policy. Tell whoever publishes its lists."));
    }
    if (policies.size() > 1) {
        return fail(std::string("The store has several policies: choose one by jurisdiction in the till's "
                                "configuration, or --jurisdiction."));
    }
    return &policies.front();
}

} // namespace

OpenedStore openStore(const std::filesystem::path& folder, DemoStores demoStores)
{
    auto state = State::open(folder);
    if (!state) {
        return {nullptr, explain(state.error(), folder.string()), state.error() == OpenError::Missing};
    }
    if ((*state)->info().demo && demoStores == DemoStores::Refused) {
        return {nullptr,
                folder.string() + " is a demo: it proves nothing about real people. To try it out, add --demo.", false};
    }
    return {*std::move(state), {}, false};
}

std::filesystem::path defaultStoreFolder()
{
    std::filesystem::path system = "/var/lib/carded";
    std::error_code ignored;
    if (std::filesystem::exists(system, ignored)) {
        return system;
    }
    const char* dataHome = std::getenv("XDG_DATA_HOME"); // NOLINT(concurrency-mt-unsafe): before any thread
    if (dataHome != nullptr && *dataHome != '\0') {
        return std::filesystem::path(dataHome) / "carded";
    }
    const char* home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe): before any thread
    return std::filesystem::path(home != nullptr ? home : "/") / ".local/share/carded";
}

Result<std::shared_ptr<const policy::Policy>, std::string> choosePolicy(const State& state, const PolicyChoice& choice)
{
    const auto published = publishedPolicy(state, choice.jurisdiction);
    if (!published) {
        return fail(published.error());
    }
    if (choice.shopRules.empty()) {
        return std::make_shared<const policy::Policy>(**published);
    }
    const auto rules = readPolicyFile(choice.shopRules);
    if (!rules) {
        return fail(rules.error());
    }
    if (!rules->extends.empty() && !rules->jurisdiction.empty()) { // it would choose the time zone, and so the day
        return fail(choice.shopRules.string()
                    + ": a shop's rules have no jurisdiction of their own. Leave that line out.");
    }
    auto laid = policy::layOver(**published, *rules);
    if (!laid) {
        return fail(choice.shopRules.string() + ": " + laid.error().message + ".");
    }
    return std::make_shared<const policy::Policy>(*std::move(laid));
}

Result<std::string, std::string> chooseCategory(const policy::Policy& policy, std::string_view wanted, UnixTime now)
{
    const auto today = policy::localDate(policy, now);
    if (!today) {
        return std::string(wanted); // the verdict says that the clock is not to be trusted
    }
    if (wanted.empty()) {
        std::string strictest = strictestCategory(policy, *today);
        return !strictest.empty()
                   ? Result<std::string, std::string>(std::move(strictest))
                   : fail("The policy has no rule in force; choose one of: " + listOf(policy.categories) + ".");
    }
    for (const std::string_view id : policy::basketOf(wanted)) {
        const policy::Category* category = policy.category(id);
        if (id.empty()) {
            return fail("A category is missing: ids with commas between, of " + listOf(policy.categories) + ".");
        }
        if (category == nullptr) {
            return fail("The policy has no category " + std::string(id) + "; it has " + listOf(policy.categories)
                        + ".");
        }
        if (policy::rulesInForce(*category, *today).empty()) {
            return fail("No rule for " + std::string(id) + " is in force on that day.");
        }
    }
    return std::string(wanted);
}

} // namespace carded::app
