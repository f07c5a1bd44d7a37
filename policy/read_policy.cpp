// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"

#include "policy/names.h"
#include "policy/read_rules.h"
#include "policy/table_reader.h"
#include "policy/time_zone.h"

#include <algorithm>
#include <array>

namespace carded::policy {
namespace {

using Cause = PolicyError::Cause;

constexpr IntegerRange kMaxAgeRange{10, kMostMaxAge.count()};
constexpr IntegerRange kFutureToleranceRange{0, kMostFutureTolerance.count()};
constexpr IntegerRange kAudienceCount{1, 16};
constexpr std::size_t kMaxCategories = 64;
constexpr std::size_t kMaxLanguages = 32;

constexpr Words<bool, 1> kFormatWords{{{"carded-policy-1", true}}};
constexpr Words<LeapDay, 2> kLeapDayWords{{{"feb28", LeapDay::Feb28}, {"mar1", LeapDay::Mar1}}};
constexpr Words<StaticCodes, 3> kStaticWords{
    {{"refuse", StaticCodes::Refuse}, {"portrait", StaticCodes::Portrait}, {"accept", StaticCodes::Accept}}};
constexpr Words<BoundCodes, 2> kBoundWords{{{"accept", BoundCodes::Accept}, {"portrait", BoundCodes::Portrait}}};
constexpr Words<SingleUseCodes, 2> kSingleUseWords{
    {{"refuse", SingleUseCodes::Refuse}, {"accept", SingleUseCodes::Accept}}};
constexpr Words<Document, 4> kDocumentWords{{{"id_card", Document::IdCard},
                                             {"driving_licence", Document::DrivingLicence},
                                             {"passport", Document::Passport},
                                             {"residence_card", Document::ResidenceCard}}};
/// Reasons that say nothing against the person (docs/formats/verdict.md). Never among them: underage, revoked and
/// suspended, a signature or a proof that does not hold, another face, what was used already, and hours of sale.
constexpr std::array<std::string_view, 20> kOverridable{
    "age_not_proven",       "expired",          "not_yet_valid",  "static_not_accepted",  "face_check_needed",
    "code_too_old",         "code_from_future", "wrong_audience", "holder_proof_missing", "unknown_issuer",
    "status_unknown",       "status_stale",     "trust_stale",    "clock_not_trusted",    "unsupported_algorithm",
    "unsupported_document", "online_code",      "short_code",     "not_a_credential",     "store_unreadable"};

/// Whether a file says everything itself, or is laid over another one and says only what is stricter.
enum class Extent : std::uint8_t { Whole, Layer };

Presentation readPresentation(const TomlNode& node, Extent extent, Problems& problems)
{
    TableReader table("presentation", node, problems);
    table.allowOnly({"audiences", "max_age_s", "future_tolerance_s", "static", "bound", "single_use"});
    const bool isWhole = extent == Extent::Whole;
    if (isWhole) {
        table.require({"audiences", "max_age_s", "future_tolerance_s", "static"});
    }
    Presentation result;
    if (table.optional("audiences") != nullptr) {
        result.audiences = table.texts("audiences", kAudienceCount);
    }
    result.maxAge = Seconds{table.optionalInteger("max_age_s", kMaxAgeRange).value_or(kMaxAgeRange.most)};
    result.futureTolerance = Seconds{
        table.optionalInteger("future_tolerance_s", kFutureToleranceRange).value_or(kFutureToleranceRange.most)};
    result.staticCodes = table.word("static", kStaticWords, std::optional(StaticCodes::Accept));
    result.boundCodes = table.word("bound", kBoundWords, std::optional(BoundCodes::Accept));
    result.singleUseCodes = table.word("single_use", kSingleUseWords,
                                       std::optional(isWhole ? SingleUseCodes::Refuse : SingleUseCodes::Accept));
    return result;
}

Freshness readFreshness(const TomlNode& node, Extent extent, Problems& problems)
{
    TableReader table("freshness", node, problems);
    table.allowOnly({"warn_after", "block_after"});
    if (extent == Extent::Whole) {
        table.require({"warn_after", "block_after"});
    }
    Freshness result;
    if (table.optional("warn_after") != nullptr) {
        result.warnAfter = table.duration("warn_after", kMostStateAge);
    }
    if (table.optional("block_after") != nullptr) {
        result.blockAfter = table.duration("block_after", kMostStateAge);
    }
    const bool areRead = result.warnAfter > Seconds{0} && result.blockAfter > Seconds{0};
    if (areRead && result.warnAfter > result.blockAfter && table.optional("warn_after") != nullptr) {
        table.report(Cause::OutOfRange, "warn_after", "must not be longer than block_after");
    }
    return result;
}

std::vector<Document> readManualCheck(const TomlNode& node, Problems& problems)
{
    TableReader table("manual_check", node, problems);
    table.allowOnly({"documents"});
    return table.wordList("documents", kDocumentWords, {0, kDocumentWords.size()});
}

std::vector<std::string> readOverride(const TomlNode& node, Problems& problems)
{
    TableReader table("override", node, problems);
    table.allowOnly({"allow_for"});
    Words<std::string_view, kOverridable.size()> words;
    std::ranges::transform(kOverridable, words.begin(), [](std::string_view name) { return std::pair(name, name); });
    const auto names = table.wordList("allow_for", words, {0, kOverridable.size()});
    return {names.begin(), names.end()};
}

std::map<std::string, std::string> readName(std::string path, const TomlNode& node, Problems& problems)
{
    TableReader table(std::move(path), node, problems);
    if (table.entries().size() > kMaxLanguages) {
        problems.report(Cause::OutOfRange, "name: must have at most " + std::to_string(kMaxLanguages) + " languages",
                        node.place);
        return {};
    }
    std::map<std::string, std::string> result;
    for (const TomlEntry& entry : table.entries()) {
        if (!isLanguageTag(entry.key)) {
            problems.report(Cause::OutOfRange, table.pathOf(entry.key) + R"(: must be a language tag such as "en")",
                            entry.place);
        }
        result.emplace(entry.key, table.text(entry.key));
    }
    (void)table.required("en"); // what is shown where a language is missing
    return result;
}

Category readCategory(const TomlEntry& entry, Extent extent, Problems& problems)
{
    TableReader table("category." + entry.key, entry.node, problems);
    table.allowOnly({"name", "rule"});
    Category result;
    result.id = entry.key;
    if (const TomlNode* name = extent == Extent::Whole ? table.required("name") : table.optional("name")) {
        result.name = readName(table.pathOf("name"), *name, problems);
    }
    result.rules = readRules(table, problems);
    return result;
}

std::vector<Category> readCategories(const TomlNode& node, Extent extent, Problems& problems)
{
    const TableReader table("category", node, problems);
    if (table.entries().empty() || table.entries().size() > kMaxCategories) {
        problems.report(Cause::OutOfRange, "category: must be 1 to " + std::to_string(kMaxCategories) + " categories",
                        node.place);
        return {};
    }
    std::vector<Category> result;
    for (const TomlEntry& entry : table.entries()) {
        if (!isCategoryId(entry.key)) {
            problems.report(Cause::OutOfRange,
                            table.pathOf(entry.key)
                                + ": a category is named by 1 to 40 small letters, digits and _, a letter first",
                            entry.place);
        }
        result.push_back(readCategory(entry, extent, problems));
    }
    return result;
}

std::string readJurisdiction(TableReader& root, std::string_view key)
{
    std::string text = root.text(key);
    if (!text.empty() && !isJurisdiction(text)) {
        root.report(Cause::OutOfRange, key, R"(must be like "KR" or "US-CA")");
    }
    return text;
}

/// Where and when: a shop's own rules, which have no jurisdiction, take both from what they are laid over.
void readPlace(TableReader& root, Extent extent, Policy& policy)
{
    const bool isShops = extent == Extent::Layer && root.optional("jurisdiction") == nullptr;
    if (isShops) {
        for (const std::string_view key : {"time_zone", "leap_day"}) {
            if (root.optional(key) != nullptr) {
                root.report(Cause::UnknownKey, key, "is for a policy with a jurisdiction");
            }
        }
        return;
    }
    policy.jurisdiction = readJurisdiction(root, "jurisdiction");
    if (extent == Extent::Whole) {
        root.require({"time_zone", "leap_day"});
    }
    if (root.optional("time_zone") != nullptr) {
        policy.timeZone = root.text("time_zone");
        if (!policy.timeZone.empty() && !isKnownZone(policy.timeZone)) {
            root.report(Cause::UnknownZone, "time_zone", "this machine's tz database has no such zone");
        }
    }
    policy.leapDay = root.word("leap_day", kLeapDayWords, std::optional(LeapDay::Feb28));
}

void readSettings(TableReader& root, Extent extent, Problems& problems, Policy& policy)
{
    if (extent == Extent::Whole) {
        root.require({"presentation", "freshness", "category"});
    }
    if (const TomlNode* node = root.optional("presentation")) {
        policy.presentation = readPresentation(*node, extent, problems);
    }
    if (const TomlNode* node = root.optional("freshness")) {
        policy.freshness = readFreshness(*node, extent, problems);
    }
    if (const TomlNode* node = root.optional("manual_check")) {
        policy.manualDocuments = readManualCheck(*node, problems);
    }
    if (const TomlNode* node = root.optional("override")) {
        policy.overridable = readOverride(*node, problems);
    } else if (extent == Extent::Layer) {
        policy.overridable.assign(kOverridable.begin(), kOverridable.end());
    }
    if (const TomlNode* node = root.optional("category")) {
        policy.categories = readCategories(*node, extent, problems);
    }
}

Policy readRoot(const TomlNode& document, Problems& problems)
{
    TableReader root("", document, problems);
    (void)root.word("format", kFormatWords); // first: another format has other keys
    root.allowOnly({"format", "jurisdiction", "extends", "time_zone", "tz_min", "leap_day", "presentation", "freshness",
                    "manual_check", "override", "category"});
    const Extent extent = root.optional("extends") == nullptr ? Extent::Whole : Extent::Layer;
    Policy policy;
    if (extent == Extent::Layer) {
        policy.extends = readJurisdiction(root, "extends");
    }
    readPlace(root, extent, policy);
    if (root.optional("tz_min") != nullptr) {
        policy.leastTzVersion = root.text("tz_min");
        if (!policy.leastTzVersion.empty() && !isTzVersion(policy.leastTzVersion)) {
            root.report(Cause::OutOfRange, "tz_min", R"(must be a version of the tz database such as "2024a")");
        }
    }
    readSettings(root, extent, problems, policy);
    return policy;
}

} // namespace

Result<Policy, PolicyError> readPolicy(std::string_view toml)
{
    const Result<TomlNode, PolicyError> document = parseToml(toml);
    if (!document) {
        return fail(document.error());
    }
    Problems problems;
    Policy policy = readRoot(*document, problems);
    if (problems.error()) {
        return fail(*problems.error());
    }
    return policy;
}

std::vector<PolicyError> checkPolicy(std::string_view toml)
{
    const Result<TomlNode, PolicyError> document = parseToml(toml);
    if (!document) {
        return {document.error()};
    }
    Problems problems;
    (void)readRoot(*document, problems);
    std::vector<PolicyError> all = problems.all();
    std::ranges::stable_sort(all, {}, [](const PolicyError& error) { return std::pair(error.line, error.column); });
    if (problems.hasMore()) {
        all.push_back({all.back().cause, "there are more problems; mend these first", 0, 0});
    }
    return all;
}

} // namespace carded::policy
