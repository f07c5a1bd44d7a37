// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "policy/rules_in_force.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;

namespace {

constexpr Date day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

/// The day on which the packs' laws were looked up.
constexpr Date kChecked = day(2026, 11, 28);

std::string fileText(const std::string& path)
{
    std::ifstream file(CARDED_SOURCE_DIR "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> packNames()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(CARDED_SOURCE_DIR "/policy/packs")) {
        names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    return names;
}

std::string packText(const std::string& name)
{
    return fileText("policy/packs/" + name + ".toml");
}

Policy pack(const std::string& name)
{
    const auto policy = readPolicy(packText(name));
    if (!policy) {
        FAIL(name, ": ", policy.error().message, " line ", policy.error().line);
    }
    return *policy;
}

const Rule& ruleOf(const Policy& policy, std::string_view id, Date today)
{
    const Category* category = policy.category(id);
    REQUIRE(category != nullptr);
    const Rule* rule = ruleInForce(category->rules, today);
    REQUIRE(rule != nullptr);
    return *rule;
}

/// The headers of the categories in `toml` that have no line "# Checked ..." or "# Not checked ..." in
/// the comment right above.
std::vector<std::string> categoriesWithoutCheck(const std::string& toml)
{
    constexpr std::string_view kOpening = "[category.";
    std::vector<std::string> missing;
    std::istringstream lines(toml);
    bool checked = false;
    for (std::string line; std::getline(lines, line);) {
        const std::string_view header = line;
        const bool nested = std::ranges::count(header, '.') > 1; // [category.tobacco.name]
        if (header.starts_with(kOpening) && !nested && !checked) {
            missing.push_back(line);
        }
        const bool comment = header.starts_with('#');
        checked = comment && (checked || header.starts_with("# Checked 20") || header.starts_with("# Not checked "));
    }
    return missing;
}

} // namespace

TEST_CASE("Policy: every policy that is shipped is read")
{
    REQUIRE(packNames().size() >= 5);
    for (const std::string& name : packNames()) {
        CAPTURE(name);
        const Policy policy = pack(name);
        CHECK(policy.jurisdiction == name);
        for (const Category& category : policy.categories) {
            CAPTURE(category.id);
            CHECK(category.name.contains("ko"));
            for (int year = 2026; year <= 2037; ++year) {
                CHECK(ruleInForce(category.rules, day(year, 12, 31)) != nullptr);
            }
        }
        CHECK(policy.category("tobacco") != nullptr);
    }
}

TEST_CASE("Policy: each category of each pack says how its law was checked")
{
    for (const std::string& name : packNames()) {
        CAPTURE(name);
        for (const std::string& header : categoriesWithoutCheck(packText(name))) {
            FAIL_CHECK(header);
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
        {"alcohol", 18, {"AU", "CN", "ES", "FR", "GB", "NL"}},
        {"alcohol", 19, {"CA-NB", "CA-NL", "CA-NS", "CA-NU", "CA-ON", "CA-PE", "CA-SK", "CA-YT", "KR"}},
        {"alcohol", 20, {"JP"}},
        {"alcohol", 21, {"US"}},
        {"beer_wine", 16, {"AT", "DE"}},
        {"spirits", 18, {"AT", "DE"}},
        {"tobacco", 18, {"AT", "AU", "CN", "DE", "ES", "FR", "GB", "NL"}},
        {"tobacco", 19, {"CA-NB", "CA-NL", "CA-NS", "CA-NU", "CA-ON", "CA-SK", "CA-YT", "KR"}},
        {"tobacco", 20, {"JP"}},
        {"tobacco", 21, {"CA-PE", "US"}},
        {"vapes", 18, {"CN", "FR", "GB"}},
        {"cannabis", 19, {"CA-NB", "CA-NL", "CA-NS", "CA-NU", "CA-ON", "CA-PE", "CA-SK", "CA-YT"}},
        {"lottery", 18, {"CN", "DE", "ES", "FR", "GB", "NL"}},
        {"lottery", 19, {"KR"}},
        {"fireworks", 18, {"GB"}},
    };
    std::size_t expected = 0;
    for (const Row& row : rows) {
        CAPTURE(row.category);
        for (const std::string& name : row.packs) {
            CAPTURE(name);
            const Rule rule = ruleOf(pack(name), row.category, kChecked);
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

TEST_CASE("Policy: in Great Britain tobacco is for those born before 2009 from 2027 on")
{
    const Policy policy = pack("GB");
    CHECK(ruleOf(policy, "tobacco", day(2026, 12, 31)).minimumAge == 18);
    CHECK(ruleOf(policy, "tobacco", day(2026, 12, 31)).counting == Counting::Birthday);
    for (int year = 2027; year <= 2037; ++year) {
        CAPTURE(year);
        for (const Date today : {day(year, 1, 1), day(year, 12, 31)}) {
            const Rule rule = ruleOf(policy, "tobacco", today);
            CHECK(rule.counting == Counting::CalendarYear);
            CHECK(year - rule.minimumAge == 2008); // the last year of birth that may buy
        }
    }
    CHECK(ruleOf(policy, "vapes", day(2037, 12, 31)).minimumAge == 18);
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
