// SPDX-License-Identifier: Apache-2.0
#include "app/policy_command.h"

#include "app/answer_text.h"
#include "app/clock.h"
#include "app/open_store.h"
#include "app/policy_file.h"
#include "policy/difference.h"
#include "policy/explain.h"
#include "policy/layers.h"
#include "policy/rules_in_force.h"
#include "policy/words.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <memory>
#include <string_view>

namespace carded::app {
namespace {

using PolicyInForce = Result<std::shared_ptr<const policy::Policy>, std::string>;

int complain(const std::string& sentence)
{
    std::cerr << "carded: " << sentence << '\n';
    return kExitUsage;
}

/// The first file must stand for itself, each other one is laid over what is there by then.
PolicyInForce policyOf(const std::vector<std::string>& files)
{
    std::shared_ptr<const policy::Policy> all;
    for (const std::string& file : files) {
        auto policy = readPolicyFile(file);
        if (!policy) {
            return fail(policy.error());
        }
        if (!all && !policy->extends.empty()) {
            return fail(file + " is laid over the policy " + policy->extends + ". Name that file before it.");
        }
        auto laid =
            all ? policy::layOver(*all, *policy) : Result<policy::Policy, policy::LayerError>(*std::move(policy));
        if (!laid) {
            return fail(file + ": " + laid.error().message + ".");
        }
        all = std::make_shared<const policy::Policy>(*std::move(laid));
    }
    return all;
}

PolicyInForce policyOfTill(const CommonOptions& options)
{
    const OpenedStore store = openStore(options.store, options.demo ? DemoStores::Allowed : DemoStores::Refused);
    return store.state ? choosePolicy(*store.state, options.policy) : PolicyInForce(fail(store.problem));
}

void print(const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences) {
        std::cout << sentence << '\n';
    }
}

} // namespace

int runPolicyCheck(const std::vector<std::string>& files)
{
    bool isGood = true;
    for (const std::string& file : files) {
        const auto text = readPolicyText(file);
        if (!text) {
            std::cerr << "carded: " << text.error() << '\n';
            isGood = false;
            continue;
        }
        const auto problems = policy::checkPolicy(*text);
        for (const policy::PolicyError& problem : problems) {
            std::cout << sentence(file, problem) << '\n';
        }
        if (problems.empty()) {
            std::cout << file << ": good\n";
        }
        isGood = isGood && problems.empty();
    }
    return isGood ? 0 : 1;
}

int runPolicyExplain(const CommonOptions& options, const std::vector<std::string>& files)
{
    const PolicyInForce chosen = files.empty() ? policyOfTill(options) : policyOf(files);
    if (!chosen) {
        return complain(chosen.error());
    }
    const policy::Policy& policy = **chosen;
    const auto now = policy::localTime(policy, options.at ? *options.at : systemTime());
    if (!now) {
        return complain(policy.leastTzVersion.empty() || policy::hasTzVersion(policy.leastTzVersion)
                            ? "There is no local time in " + policy.timeZone
                                  + " for that moment: the years 1970 to 2037 can be told."
                            : "This machine's time zones are older than the policy asks for, " + policy.leastTzVersion
                                  + ". Update the package tzdata.");
    }
    std::vector<std::string_view> ids;
    std::ranges::transform(policy.categories, std::back_inserter(ids), &policy::Category::id);
    for (const std::string_view id : options.category.empty() ? ids : policy::basketOf(options.category)) {
        const auto sentences = policy::explain(policy, id, *now);
        if (sentences.empty()) {
            return complain("The policy has no category " + std::string(id) + "; it has "
                            + policy::listInWords({ids.begin(), ids.end()}, "and") + ".");
        }
        print(sentences);
    }
    return 0;
}

int runPolicyDiff(const std::vector<std::string>& before, const std::vector<std::string>& after)
{
    const PolicyInForce was = policyOf(before);
    const PolicyInForce is = policyOf(after);
    if (!was || !is) {
        return complain(was ? is.error() : was.error());
    }
    const auto lines = policy::differences(**was, **is);
    print(lines);
    return lines.empty() ? 0 : 1;
}

} // namespace carded::app
