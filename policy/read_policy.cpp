// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"

#include "policy/table_reader.h"
#include "policy/time_zone.h"

#include <algorithm>

namespace carded::policy {
namespace {

using Cause = PolicyError::Cause;

constexpr IntegerRange kMaxAgeRange{10, 300};         // s
constexpr IntegerRange kFutureToleranceRange{0, 120}; // s
constexpr IntegerRange kMinimumAgeRange{0, 99};
constexpr IntegerRange kHeldYearsRange{0, 80};
constexpr IntegerRange kAudienceCount{1, 16};
constexpr IntegerRange kVehicleCategoryCount{1, 32};
constexpr Seconds kMaxStateAge = std::chrono::days{31};
constexpr std::size_t kMaxCategories = 64;
constexpr std::size_t kMaxRules = 64; // of one category
constexpr std::size_t kMaxLanguages = 32;

constexpr Words<bool, 1> kFormatWords{{{"carded-policy-1", true}}};
constexpr Words<LeapDay, 2> kLeapDayWords{{{"feb28", LeapDay::Feb28}, {"mar1", LeapDay::Mar1}}};
constexpr Words<Counting, 2> kCountingWords{
    {{"birthday", Counting::Birthday}, {"calendar-year", Counting::CalendarYear}}};
constexpr Words<StaticCodes, 3> kStaticWords{
    {{"refuse", StaticCodes::Refuse}, {"portrait", StaticCodes::Portrait}, {"accept", StaticCodes::Accept}}};
constexpr Words<BoundCodes, 2> kBoundWords{{{"accept", BoundCodes::Accept}, {"portrait", BoundCodes::Portrait}}};
constexpr Words<SingleUseCodes, 2> kSingleUseWords{
    {{"refuse", SingleUseCodes::Refuse}, {"accept", SingleUseCodes::Accept}}};

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country: `DE`, `US-CA`.
bool isJurisdiction(std::string_view text)
{
    if (text.size() < 2 || !isUpper(text[0]) || !isUpper(text[1])) {
        return false;
    }
    if (text.size() == 2) {
        return true;
    }
    return text[2] == '-' && text.size() >= 4 && text.size() <= 6
           && std::ranges::all_of(text.substr(3), [](char c) { return isUpper(c) || isDigit(c); });
}

/// Category ids go into command lines, records and the till's messages.
bool isCategoryId(std::string_view text)
{
    constexpr std::size_t kMaxIdBytes = 40;
    return !text.empty() && text.size() <= kMaxIdBytes && isLower(text[0])
           && std::ranges::all_of(text, [](char c) { return isLower(c) || isDigit(c) || c == '_'; });
}

/// The short forms of BCP 47 that a till's languages need: `en`, `zh-Hant`, `pt-BR`.
bool isLanguageTag(std::string_view text)
{
    constexpr std::size_t kMaxTagBytes = 12;
    const std::size_t hyphen = std::min(text.find('-'), text.size());
    const std::string_view language = text.substr(0, hyphen);
    const std::string_view rest = text.substr(hyphen);
    return text.size() <= kMaxTagBytes && (language.size() == 2 || language.size() == 3)
           && std::ranges::all_of(language, isLower) && rest.size() != 1
           && std::ranges::all_of(rest.substr(std::min<std::size_t>(1, rest.size())),
                                  [](char c) { return isLower(c) || isUpper(c) || isDigit(c); });
}

Presentation readPresentation(const TomlNode& node, FirstProblem& problem)
{
    TableReader table("presentation", node, problem);
    table.allowOnly({"audiences", "max_age_s", "future_tolerance_s", "static", "bound", "single_use"});
    Presentation result;
    result.audiences = table.texts("audiences", kAudienceCount);
    result.maxAge = Seconds{table.integer("max_age_s", kMaxAgeRange)};
    result.futureTolerance = Seconds{table.integer("future_tolerance_s", kFutureToleranceRange)};
    result.staticCodes = table.word("static", kStaticWords);
    result.boundCodes = table.word("bound", kBoundWords, std::optional(BoundCodes::Accept));
    result.singleUseCodes = table.word("single_use", kSingleUseWords, std::optional(SingleUseCodes::Refuse));
    return result;
}

Freshness readFreshness(const TomlNode& node, FirstProblem& problem)
{
    TableReader table("freshness", node, problem);
    table.allowOnly({"warn_after", "block_after"});
    const Freshness result{table.duration("warn_after", kMaxStateAge), table.duration("block_after", kMaxStateAge)};
    if (result.warnAfter > result.blockAfter) {
        table.report(Cause::OutOfRange, "warn_after", "must not be longer than block_after");
    }
    return result;
}

DrivingRule readDriving(std::string path, const TomlNode& node, FirstProblem& problem)
{
    TableReader table(std::move(path), node, problem);
    table.allowOnly({"any_of", "held_years"});
    DrivingRule result;
    result.anyOf = table.texts("any_of", kVehicleCategoryCount);
    result.heldYears = table.integer("held_years", kHeldYearsRange);
    return result;
}

Rule readRule(std::string path, const TomlNode& node, FirstProblem& problem)
{
    TableReader table(std::move(path), node, problem);
    table.allowOnly({"from", "until", "minimum_age", "counting", "driving"});
    Rule result;
    result.from = table.optionalDate("from");
    result.until = table.optionalDate("until");
    if (result.from && result.until && *result.from >= *result.until) {
        table.report(Cause::OutOfRange, "until", "must be later than from");
    }
    result.minimumAge = table.integer("minimum_age", kMinimumAgeRange);
    result.counting = table.word("counting", kCountingWords);
    if (const TomlNode* driving = table.optional("driving")) {
        result.driving = readDriving(table.pathOf("driving"), *driving, problem);
    }
    return result;
}

bool overlap(const Rule& a, const Rule& b)
{
    const bool aEndsFirst = a.until && b.from && *a.until <= *b.from;
    const bool bEndsFirst = b.until && a.from && *b.until <= *a.from;
    return !aEndsFirst && !bEndsFirst;
}

std::vector<Rule> readRules(TableReader& category, FirstProblem& problem)
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
    std::vector<Rule> rules;
    for (const TomlNode& element : *array) {
        Rule rule = readRule(category.pathOf("rule"), element, problem);
        if (std::ranges::any_of(rules, [&rule](const Rule& other) { return overlap(rule, other); })) {
            problem.report(Cause::RulesOverlap, category.pathOf("rule") + ": two rules are in force on one day",
                           element.place);
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::map<std::string, std::string> readName(std::string path, const TomlNode& node, FirstProblem& problem)
{
    TableReader table(std::move(path), node, problem);
    if (table.entries().size() > kMaxLanguages) {
        problem.report(Cause::OutOfRange, "name: must have at most " + std::to_string(kMaxLanguages) + " languages",
                       node.place);
        return {};
    }
    std::map<std::string, std::string> result;
    for (const TomlEntry& entry : table.entries()) {
        if (!isLanguageTag(entry.key)) {
            problem.report(Cause::OutOfRange, table.pathOf(entry.key) + R"(: must be a language tag such as "en")",
                           entry.place);
        }
        result.emplace(entry.key, table.text(entry.key));
    }
    (void)table.required("en"); // what is shown where a language is missing
    return result;
}

Category readCategory(const TomlEntry& entry, FirstProblem& problem)
{
    TableReader table("category." + entry.key, entry.node, problem);
    table.allowOnly({"name", "rule"});
    Category result;
    result.id = entry.key;
    if (const TomlNode* name = table.required("name")) {
        result.name = readName(table.pathOf("name"), *name, problem);
    }
    result.rules = readRules(table, problem);
    return result;
}

std::vector<Category> readCategories(const TomlNode& node, FirstProblem& problem)
{
    const TableReader table("category", node, problem);
    if (table.entries().empty() || table.entries().size() > kMaxCategories) {
        problem.report(Cause::OutOfRange, "category: must be 1 to " + std::to_string(kMaxCategories) + " categories",
                       node.place);
        return {};
    }
    std::vector<Category> result;
    for (const TomlEntry& entry : table.entries()) {
        if (!isCategoryId(entry.key)) {
            problem.report(Cause::OutOfRange,
                           table.pathOf(entry.key)
                               + ": a category is named by 1 to 40 small letters, digits and _, a letter first",
                           entry.place);
        }
        result.push_back(readCategory(entry, problem));
    }
    return result;
}

} // namespace

Result<Policy, PolicyError> readPolicy(std::string_view toml)
{
    const Result<TomlNode, PolicyError> document = parseToml(toml);
    if (!document) {
        return fail(document.error());
    }
    FirstProblem problem;
    TableReader root("", *document, problem);
    (void)root.word("format", kFormatWords); // first: another format has other keys
    root.allowOnly({"format", "jurisdiction", "time_zone", "leap_day", "presentation", "freshness", "category"});
    Policy policy;
    policy.jurisdiction = root.text("jurisdiction");
    if (!isJurisdiction(policy.jurisdiction)) {
        root.report(Cause::OutOfRange, "jurisdiction", R"(must be like "KR" or "US-CA")");
    }
    policy.timeZone = root.text("time_zone");
    if (!isKnownZone(policy.timeZone)) {
        root.report(Cause::UnknownZone, "time_zone", "this machine's tz database has no such zone");
    }
    policy.leapDay = root.word("leap_day", kLeapDayWords);
    if (const TomlNode* node = root.required("presentation")) {
        policy.presentation = readPresentation(*node, problem);
    }
    if (const TomlNode* node = root.required("freshness")) {
        policy.freshness = readFreshness(*node, problem);
    }
    if (const TomlNode* node = root.required("category")) {
        policy.categories = readCategories(*node, problem);
    }
    if (problem.error()) {
        return fail(*problem.error());
    }
    return policy;
}

} // namespace carded::policy
