// SPDX-License-Identifier: Apache-2.0
#include "policy/explain.h"

#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "policy/words.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace carded::policy {
namespace {

/// The city of `America/Argentina/Buenos_Aires`.
std::string cityOf(std::string_view zone)
{
    std::string city(zone.substr(zone.rfind('/') + 1));
    std::ranges::replace(city, '_', ' ');
    return city;
}

/// As within a sentence: `Beer and wine` becomes `beer and wine`, `CBD` stays.
std::string nameOf(const Category& category)
{
    const auto english = category.name.find("en");
    std::string name = english == category.name.end() ? category.id : english->second;
    const bool isAcronym = name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z';
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z' && !isAcronym) {
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    }
    return name;
}

/// Of dates the next few that are still to come; nothing if none is, and there is nothing else.
std::optional<NoSale> comingOf(NoSale noSale, Date today)
{
    constexpr std::size_t kEnough = 3;
    const bool hadDates = !noSale.on.empty();
    std::erase_if(noSale.on, [today](Date date) { return date < today; });
    std::ranges::sort(noSale.on);
    noSale.on.resize(std::min(noSale.on.size(), kEnough));
    return hadDates && noSale.on.empty() && noSale.days.empty() ? std::nullopt : std::optional(std::move(noSale));
}

/// `opening`: whose rule it is, and since when.
void explainRule(const Rule& rule, const std::string& opening, Date today, std::vector<std::string>& sentences)
{
    sentences.push_back(opening + ": " + ageInWords(rule) + ".");
    if (rule.driving) {
        sentences.push_back("A driving licence is needed: " + drivingInWords(*rule.driving) + ".");
    }
    if (rule.askAge) {
        sentences.push_back("Whoever looks younger than " + std::to_string(*rule.askAge) + " is asked for it.");
    }
    for (const NoSale& noSale : rule.noSale) {
        if (const auto coming = comingOf(noSale, today)) {
            sentences.push_back("It may not be sold " + noSaleInWords(*coming) + ".");
        }
    }
}

/// Every day after `today` on which a rule begins or ends.
std::set<Date> changesAfter(const Category& category, Date today)
{
    std::set<Date> days;
    const auto add = [&](const Rules& rules) {
        for (const Rule& rule : rules) {
            for (const std::optional<Date>& day : {rule.from, rule.until}) {
                if (day && *day > today) {
                    days.insert(*day);
                }
            }
        }
    };
    add(category.rules);
    std::ranges::for_each(category.laidOver, add);
    return days;
}

using RulesInForce = std::vector<const Rule*>;

/// What is other from `day` on.
void explainChange(const RulesInForce& now, const RulesInForce& then, Date day, std::vector<std::string>& sentences)
{
    const std::string from = "From " + inWords(day) + " on ";
    if (then.empty()) {
        sentences.push_back(from + "no rule is in force.");
        return;
    }
    for (const Rule* rule : then) {
        if (std::ranges::find(now, rule) == now.end()) {
            explainRule(*rule, from + (rule == then.front() ? "the rule" : "the rule laid over it"), day, sentences);
        }
    }
    if (then.size() < now.size()) {
        sentences.push_back(from + "a rule laid over it is in force no more.");
    }
}

/// The first day on which other rules are in force than today.
void explainNext(const Category& category, Date today, std::vector<std::string>& sentences)
{
    const RulesInForce now = rulesInForce(category, today);
    for (const Date day : changesAfter(category, today)) {
        const RulesInForce then = rulesInForce(category, day);
        if (then != now) {
            explainChange(now, then, day, sentences);
            return;
        }
    }
}

} // namespace

std::vector<std::string> explain(const Policy& policy, std::string_view category, const LocalTime& now)
{
    const Category* found = policy.category(category);
    if (found == nullptr) {
        return {};
    }
    const std::string when = "On " + inWords(now.date) + " in " + cityOf(policy.timeZone) + ", ";
    const auto rules = rulesInForce(*found, now.date);
    std::vector<std::string> sentences;
    if (rules.empty()) {
        sentences.push_back(when + "no rule for " + nameOf(*found) + " is in force: no code can be checked for it.");
    } else {
        const Rule* decisive = strictest(rules, policy.leapDay, now.date);
        sentences.push_back(when + nameOf(*found) + " may be sold to people born on or before "
                            + inWords(latestBirthDate(*decisive, policy.leapDay, now.date)) + ".");
    }
    if (isSaleForbidden(rules, now)) {
        sentences.push_back("But not at this hour, " + inWords(std::chrono::floor<std::chrono::minutes>(now.timeOfDay))
                            + ".");
    }
    for (const Rule* rule : rules) {
        const std::string whose = rule == rules.front() ? "The rule" : "The rule laid over it";
        explainRule(*rule, whose + (rule->from ? ", in force since " + inWords(*rule->from) : std::string()), now.date,
                    sentences);
    }
    explainNext(*found, now.date, sentences);
    return sentences;
}

} // namespace carded::policy
