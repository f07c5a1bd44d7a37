// SPDX-License-Identifier: Apache-2.0
#include "policy/read_rules.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace carded::policy {
namespace {

using Cause = PolicyError::Cause;

constexpr IntegerRange kMinimumAgeRange{0, 99};
constexpr IntegerRange kHeldYearsRange{0, 80};
constexpr IntegerRange kVehicleCategoryCount{1, 32};
constexpr IntegerRange kNoSaleDateCount{1, 366};
constexpr std::size_t kMaxRules = 64;
constexpr std::size_t kMaxNoSale = 32; // of one rule

constexpr Words<Counting, 2> kCountingWords{
    {{"birthday", Counting::Birthday}, {"calendar-year", Counting::CalendarYear}}};
constexpr Words<std::chrono::weekday, 7> kWeekdayWords{{{"mon", std::chrono::Monday},
                                                        {"tue", std::chrono::Tuesday},
                                                        {"wed", std::chrono::Wednesday},
                                                        {"thu", std::chrono::Thursday},
                                                        {"fri", std::chrono::Friday},
                                                        {"sat", std::chrono::Saturday},
                                                        {"sun", std::chrono::Sunday}}};

DrivingRule readDriving(std::string path, const TomlNode& node, Problems& problems)
{
    TableReader table(std::move(path), node, problems);
    table.allowOnly({"any_of", "held_years"});
    DrivingRule result;
    result.anyOf = table.texts("any_of", kVehicleCategoryCount);
    result.heldYears = table.integer("held_years", kHeldYearsRange);
    return result;
}

NoSale readNoSale(std::string path, const TomlNode& node, Problems& problems)
{
    TableReader table(std::move(path), node, problems);
    table.allowOnly({"days", "on", "from", "until"});
    NoSale result;
    if (table.optional("days") != nullptr) {
        result.days = table.wordList("days", kWeekdayWords, {1, kWeekdayWords.size()});
    }
    if (table.optional("on") != nullptr) {
        result.on = table.dates("on", kNoSaleDateCount);
    }
    if (table.optional("from") != nullptr || table.optional("until") != nullptr) {
        result.from = table.timeOfDay("from", kWholeDay - std::chrono::minutes{1});
        result.until = table.timeOfDay("until", kWholeDay);
    }
    return result;
}

std::vector<NoSale> readAllNoSale(TableReader& rule, Problems& problems)
{
    const TomlNode* node = rule.optional("no_sale");
    if (node == nullptr) {
        return {};
    }
    const auto* array = std::get_if<TomlArray>(&node->value);
    if (array == nullptr || array->empty() || array->size() > kMaxNoSale) {
        rule.report(Cause::WrongType, "no_sale",
                    "must be an array of 1 to " + std::to_string(kMaxNoSale)
                        + R"( tables such as { from = "22:00", until = "05:00" })");
        return {};
    }
    std::vector<NoSale> result;
    for (const TomlNode& element : *array) {
        result.push_back(readNoSale(rule.pathOf("no_sale"), element, problems));
    }
    return result;
}

Rule readRule(std::string path, const TomlNode& node, Problems& problems)
{
    TableReader table(std::move(path), node, problems);
    table.allowOnly({"from", "until", "minimum_age", "ask_age", "counting", "driving", "no_sale"});
    Rule result;
    result.from = table.optionalDate("from");
    result.until = table.optionalDate("until");
    if (result.from && result.until && *result.from >= *result.until) {
        table.report(Cause::OutOfRange, "until", "must be later than from");
    }
    result.minimumAge = table.integer("minimum_age", kMinimumAgeRange);
    result.askAge = table.optionalInteger("ask_age", {result.minimumAge, kMinimumAgeRange.most});
    result.counting = table.word("counting", kCountingWords);
    if (const TomlNode* driving = table.optional("driving")) {
        result.driving = readDriving(table.pathOf("driving"), *driving, problems);
    }
    result.noSale = readAllNoSale(table, problems);
    return result;
}

struct PlacedRule {
    Rule rule;
    Place place;
};

/// One rule ends where the next begins, whatever their order in the file.
void checkSequence(std::vector<PlacedRule> rules, const std::string& path, Problems& problems)
{
    std::ranges::stable_sort(rules, {}, [](const PlacedRule& placed) {
        return placed.rule.from.value_or(Date{std::chrono::year::min(), std::chrono::January, std::chrono::day{1}});
    });
    for (std::size_t i = 1; i < rules.size(); ++i) {
        const std::optional<Date>& ends = rules[i - 1].rule.until;
        const std::optional<Date>& begins = rules[i].rule.from;
        const Place later = rules[i].place.line > rules[i - 1].place.line ? rules[i].place : rules[i - 1].place;
        if (!ends || !begins || *begins < *ends) {
            problems.report(Cause::RulesOverlap, path + ": two rules are in force on one day", later);
        } else if (*begins > *ends) {
            problems.report(Cause::RulesLeaveGap,
                            path
                                + ": no rule is in force between two of them; let the later one begin where "
                                  "the earlier one ends",
                            later);
        }
    }
}

} // namespace

Rules readRules(TableReader& category, Problems& problems)
{
    const TomlNode* node = category.required("rule");
    if (node == nullptr) {
        return {};
    }
    const auto* array = std::get_if<TomlArray>(&node->value);
    if (array == nullptr) {
        category.report(Cause::WrongType, "rule", "must be written [[" + category.pathOf("rule") + "]]");
        return {};
    }
    if (array->empty() || array->size() > kMaxRules) {
        category.report(Cause::OutOfRange, "rule", "must be 1 to " + std::to_string(kMaxRules) + " rules");
        return {};
    }
    const std::size_t before = problems.all().size();
    Rules rules;
    std::vector<PlacedRule> placed;
    for (const TomlNode& element : *array) {
        rules.push_back(readRule(category.pathOf("rule"), element, problems));
        placed.push_back({rules.back(), element.place});
    }
    if (problems.all().size() == before) { // a date that could not be read would seem to be missing
        checkSequence(std::move(placed), category.pathOf("rule"), problems);
    }
    return rules;
}

} // namespace carded::policy
