// SPDX-License-Identifier: Apache-2.0
#include "policy/difference.h"

#include "policy/words.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carded::policy {
namespace {

/// One thing that a policy says; its topic is nobody else's.
struct Statement {
    std::string topic;
    std::string words;
};
using Statements = std::vector<Statement>;

std::string secondsInWords(Seconds time)
{
    const bool isHours = time % std::chrono::hours{1} == Seconds{0} && time != Seconds{0};
    return isHours ? std::to_string(time / std::chrono::hours{1}) + " h" : std::to_string(time.count()) + " s";
}

std::string wordsOf(StaticCodes codes)
{
    switch (codes) {
    case StaticCodes::Refuse:
        return "refused";
    case StaticCodes::Portrait:
        return "accepted with a face check";
    case StaticCodes::Accept:
        return "accepted";
    }
    return {};
}

std::string wordsOf(Document document)
{
    switch (document) {
    case Document::IdCard:
        return "identity card";
    case Document::DrivingLicence:
        return "driving licence";
    case Document::Passport:
        return "passport";
    case Document::ResidenceCard:
        return "residence card";
    }
    return {};
}

std::string listOrNone(std::vector<std::string> items)
{
    std::ranges::sort(items);
    return items.empty() ? "none" : listInWords(items, "and");
}

std::string wordsOf(const Rule& rule)
{
    std::string words = ageInWords(rule);
    if (rule.until) {
        words += "; until " + inWords(*rule.until);
    }
    if (rule.askAge) {
        words += "; asked who looks younger than " + std::to_string(*rule.askAge);
    }
    if (rule.driving) {
        words += "; driving licence " + drivingInWords(*rule.driving);
    }
    for (const NoSale& noSale : rule.noSale) {
        words += "; not sold " + noSaleInWords(noSale);
    }
    return words;
}

void stateRules(const std::string& topic, const Rules& rules, Statements& statements)
{
    for (const Rule& rule : rules) {
        std::string whole = topic;
        whole += rule.from ? ", from " + inWords(*rule.from) : std::string(", from the beginning");
        statements.push_back({std::move(whole), wordsOf(rule)});
    }
}

void stateCategory(const Category& category, Statements& statements)
{
    std::vector<std::string> names;
    for (const auto& [language, name] : category.name) {
        names.push_back(name);
        names.back() += " (" + language + ")";
    }
    statements.push_back({category.id + ", name", listOrNone(names)});
    stateRules(category.id, category.rules, statements);
    for (std::size_t i = 0; i < category.laidOver.size(); ++i) {
        stateRules(category.id + ", laid over (" + std::to_string(i + 1) + ")", category.laidOver[i], statements);
    }
}

Statements statementsOf(const Policy& policy)
{
    const Presentation& shown = policy.presentation;
    std::vector<std::string> documents;
    std::ranges::transform(policy.manualDocuments, std::back_inserter(documents),
                           [](Document document) { return wordsOf(document); });
    const auto orNone = [](const std::string& text) { return text.empty() ? std::string("none") : text; };
    Statements statements{
        {"jurisdiction", orNone(policy.jurisdiction)},
        {"laid over the policy", orNone(policy.extends)},
        {"time zone", orNone(policy.timeZone)},
        {"oldest tz database", orNone(policy.leastTzVersion)},
        {"birthday of 29 February in other years", policy.leapDay == LeapDay::Feb28 ? "28 February" : "1 March"},
        {"audiences", listOrNone(shown.audiences)},
        {"a code stays fresh for", secondsInWords(shown.maxAge)},
        {"a phone's clock may be ahead by", secondsInWords(shown.futureTolerance)},
        {"codes without a holder's key", wordsOf(shown.staticCodes)},
        {"codes with a holder's key",
         shown.boundCodes == BoundCodes::Accept ? "accepted" : "accepted with a face check"},
        {"tokens for one sale", shown.singleUseCodes == SingleUseCodes::Accept ? "accepted" : "refused"},
        {"a warning when the lists are older than", secondsInWords(policy.freshness.warnAfter)},
        {"no sale on codes when the lists are older than", secondsInWords(policy.freshness.blockAfter)},
        {"documents for a check by eye", listOrNone(documents)},
        {"reasons that may be overridden", listOrNone(policy.overridable)},
    };
    for (const Category& category : policy.categories) {
        stateCategory(category, statements);
    }
    return statements;
}

const Statement* find(const Statements& statements, const std::string& topic)
{
    const auto found = std::ranges::find(statements, topic, &Statement::topic);
    return found == statements.end() ? nullptr : &*found;
}

} // namespace

std::vector<std::string> differences(const Policy& before, const Policy& after)
{
    const Statements was = statementsOf(before);
    const Statements is = statementsOf(after);
    std::vector<std::string> lines;
    for (const Statement& statement : was) {
        const Statement* now = find(is, statement.topic);
        if (now == nullptr) {
            lines.push_back(statement.topic + ": no more; it was " + statement.words);
        } else if (now->words != statement.words) {
            lines.push_back(statement.topic + ": was " + statement.words + ", is now " + now->words);
        }
    }
    for (const Statement& statement : is) {
        if (find(was, statement.topic) == nullptr) {
            lines.push_back(statement.topic + ": new: " + statement.words);
        }
    }
    return lines;
}

} // namespace carded::policy
