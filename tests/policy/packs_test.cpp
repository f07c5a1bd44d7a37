// SPDX-License-Identifier: Apache-2.0
#include "policy/rules_in_force.h"
#include "tests/policy/packs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;

namespace {

/// The day on which the packs' laws were looked up.
constexpr Date kChecked = day(2026, 11, 28);

const Rule& ruleOf(const Policy& policy, std::string_view id, Date today)
{
    const Category* category = policy.category(id);
    REQUIRE(category != nullptr);
    const Rule* rule = ruleInForce(category->rules, today);
    REQUIRE(rule != nullptr);
    return *rule;
}

/// For each category that `toml` names itself, what the comment right above it says of how its law was checked, in the
/// words of docs/policies.md; empty if it says nothing.
std::map<std::string, std::string> checksOf(const std::string& toml)
{
    constexpr std::string_view kOpening = "[category.";
    const std::map<std::string_view, std::string> kinds = {
        {"# Checked 2026-11-28 against the law's text: ", "the law's text"},
        {"# Checked 2026-11-28 against an account of the law: ", "an account of the law"},
        {"# Not checked against the law's text; 2026-11-28: ", "not checked"},
    };
    std::map<std::string, std::string> result;
    std::istringstream lines(toml);
    std::string how;
    for (std::string line; std::getline(lines, line);) {
        const std::string_view text = line;
        if (text.starts_with(kOpening) && std::ranges::count(text, '.') == 1) { // not [category.tobacco.name]
            result.emplace(text.substr(kOpening.size(), text.size() - kOpening.size() - 1), how);
        }
        if (!text.starts_with('#')) {
            how.clear();
        }
        for (const auto& [opening, kind] : kinds) {
            how = text.starts_with(opening) ? kind : how;
        }
    }
    return result;
}

/// The cells of the rows of docs/policies.md that tell about a policy.
std::vector<std::vector<std::string>> rowsOfPage()
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(fileText("docs/policies.md"));
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream rest(line);
        for (std::string cell; std::getline(rest, cell, '|');) {
            cells.push_back(cell.size() < 2 ? "" : cell.substr(1, cell.size() - 2));
        }
        if (cells.size() == 8 && cells[6] == "2026-11-28") {
            rows.push_back({cells.begin() + 1, cells.end()});
        }
    }
    return rows;
}

} // namespace

TEST_CASE("Policy: every policy that is shipped is read, and says what it is called")
{
    REQUIRE(packNames().size() >= 31);
    for (const std::string& name : packNames()) {
        CAPTURE(name);
        CHECK(checkPolicy(packText(name)).empty());
        const Policy policy = wholePack(name);
        CHECK(policy.jurisdiction == name);
        for (const Category& category : policy.categories) {
            CAPTURE(category.id);
            for (const char* language : {"en", "ko", "ja", "zh", "de"}) { // those of the window
                CHECK(category.name.contains(language));
            }
            for (int year = 2026; year <= 2037; ++year) {
                CHECK_FALSE(rulesInForce(category, day(year, 12, 31)).empty());
            }
        }
        CHECK(policy.category("tobacco") != nullptr);
    }
}

TEST_CASE("Policy: each category of each pack says how its law was checked")
{
    for (const std::string& name : packNames()) {
        CAPTURE(name);
        const std::map<std::string, std::string> checks = checksOf(packText(name));
        CHECK(checks.size() == pack(name).categories.size());
        for (const auto& check : checks) {
            CAPTURE(check.first);
            CHECK_FALSE(check.second.empty());
        }
    }
}

TEST_CASE("Policy: the packs ask for the ages that their laws name")
{
    struct Row {
        const char* category;
        int minimumAge;
        std::vector<std::string> packs;
    };
    const std::vector<Row> rows = {
        {"alcohol", 18, {"AU", "CA-AB", "CA-MB", "CA-QC", "CN", "ES", "FR", "GB", "GB-SCT", "IE", "IT", "NL", "NZ"}},
        {"alcohol",
         19,
         {"CA-BC", "CA-NB", "CA-NL", "CA-NS", "CA-NT", "CA-NU", "CA-ON", "CA-PE", "CA-SK", "CA-YT", "KR"}},
        {"alcohol", 20, {"JP"}},
        {"alcohol", 21, {"US", "US-CA", "US-NY", "US-TX"}},
        {"beer", 21, {"US-NY"}},
        {"beer_wine", 16, {"AT", "DE"}},
        {"beer_wine", 21, {"US-TX"}},
        {"spirits", 18, {"AT", "DE"}},
        {"tobacco",
         18,
         {"AT", "AU", "CA-AB", "CA-MB", "CA-QC", "CN", "DE", "ES", "FR", "GB", "GB-SCT", "IE", "IT", "NL", "NZ"}},
        {"tobacco", 19, {"CA-BC", "CA-NB", "CA-NL", "CA-NS", "CA-NT", "CA-NU", "CA-ON", "CA-SK", "CA-YT", "KR"}},
        {"tobacco", 20, {"JP"}},
        {"tobacco", 21, {"CA-PE", "US"}},
        {"vapes", 18, {"CN", "FR", "GB", "GB-SCT", "IE"}},
        {"cannabis", 18, {"CA-AB"}},
        {"cannabis",
         19,
         {"CA-BC", "CA-MB", "CA-NB", "CA-NL", "CA-NS", "CA-NT", "CA-NU", "CA-ON", "CA-PE", "CA-SK", "CA-YT"}},
        {"cannabis", 21, {"CA-QC"}},
        {"lottery", 18, {"CN", "DE", "ES", "FR", "GB", "IE", "IT", "NL", "US-CA", "US-NY", "US-TX"}},
        {"lottery", 19, {"KR"}},
        {"fireworks", 18, {"GB"}},
    };
    std::size_t expected = 0;
    for (const Row& row : rows) {
        CAPTURE(std::string(row.category));
        for (const std::string& name : row.packs) {
            CAPTURE(name);
            const Policy policy = pack(name);
            const Rule& rule = ruleOf(policy, row.category, kChecked);
            CHECK(rule.minimumAge == row.minimumAge);
            const bool youthProtectionAct = name == "KR" && std::string_view(row.category) != "lottery";
            CHECK(rule.counting == (youthProtectionAct ? Counting::CalendarYear : Counting::Birthday));
            ++expected;
        }
    }
    std::size_t shipped = 0;
    for (const std::string& name : packNames()) {
        shipped += pack(name).categories.size();
    }
    CHECK(shipped == expected); // no category without a row
}

TEST_CASE("Policy: the page about the packs says what the packs say")
{
    std::size_t rows = 0;
    for (const std::vector<std::string>& cells : rowsOfPage()) {
        const std::string& name = cells[0];
        const std::string& category = cells[1];
        CAPTURE(name);
        CAPTURE(category);
        const Policy policy = pack(name);
        const Rule& rule = ruleOf(policy, category, kChecked);
        const std::string age = std::to_string(rule.minimumAge);
        CHECK((cells[2] == age || cells[2].starts_with(age + "; from ")));
        CHECK(cells[3] == (rule.counting == Counting::Birthday ? "birthday" : "calendar-year"));
        CHECK_FALSE(cells[4].empty());
        CHECK(cells[6].find(checksOf(packText(name)).at(category)) != std::string::npos);
        ++rows;
    }
    std::size_t categories = 0;
    for (const std::string& name : packNames()) {
        categories += pack(name).categories.size();
    }
    CHECK(rows == categories);
}

TEST_CASE("Policy: the example in the description of the format is read")
{
    const std::string page = fileText("docs/formats/policy.md");
    const std::string_view opening = "```toml\n";
    const std::size_t begin = page.find(opening);
    REQUIRE(begin != std::string::npos);
    const std::size_t end = page.find("```", begin + opening.size());
    REQUIRE(end != std::string::npos);
    const auto policy = readPolicy(page.substr(begin + opening.size(), end - begin - opening.size()));
    if (!policy) {
        FAIL(policy.error().message, " line ", policy.error().line);
    }
    CHECK(policy->categories.size() == 3);
}
