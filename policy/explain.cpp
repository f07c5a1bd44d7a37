// SPDX-License-Identifier: Apache-2.0
#include "policy/explain.h"

#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "policy/words.h"

#include <algorithm>
#include <optional>
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

void explainRule(const Rule& rule, std::string_view called, Date today, std::vector<std::string>& sentences)
{
    sentences.push_back(std::string(called) + (rule.from ? ", in force since " + inWords(*rule.from) : std::string())
                        + ": " + ageInWords(rule) + ".");
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

void explainNext(const Rules& rules, Date today, std::vector<std::string>& sentences)
{
    const Rule* next = nullptr;
    for (const Rule& rule : rules) {
        if (rule.from && *rule.from > today && (next == nullptr || *rule.from < *next->from)) {
            next = &rule;
        }
    }
    if (next != nullptr) {
        sentences.push_back("From " + inWords(*next->from) + " on: " + ageInWords(*next) + ".");
        return;
    }
    const Rule* now = ruleInForce(rules, today);
    if (now != nullptr && now->until) {
        sentences.push_back("From " + inWords(*now->until) + " on no rule is in force.");
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
        explainRule(*rule, rule == rules.front() ? "The rule" : "The rule laid over it", now.date, sentences);
    }
    explainNext(found->rules, now.date, sentences);
    for (const Rules& laidOver : found->laidOver) {
        explainNext(laidOver, now.date, sentences);
    }
    return sentences;
}

} // namespace carded::policy
