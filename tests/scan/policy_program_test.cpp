// SPDX-License-Identifier: Apache-2.0
#include "tests/scan/scan_fixture.h"
#include "tests/support/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace carded;
using test::run;

namespace {

const std::string kPacks = CARDED_SOURCE_DIR "/policy/packs/";

std::vector<std::string> policyCommand(const std::vector<std::string>& rest)
{
    std::vector<std::string> words{test::programs() / "carded", "policy"};
    words.insert(words.end(), rest.begin(), rest.end());
    return words;
}

std::string write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path) << text;
    return path;
}

} // namespace

TEST_CASE("carded policy check: a good file is called so, and of a bad one every problem has its place")
{
    const test::TemporaryFolder folder;
    const auto good = run(policyCommand({"check", kPacks + "KR.toml"}));
    CHECK(good.status == 0);
    CHECK(good.lines() == std::vector<std::string>{kPacks + "KR.toml: good"});
    const auto bad = write(folder / "bad.toml", "format = \"carded-policy-1\"\nextends = \"KR\"\nleap = 1\n"
                                                "[category.tobacco]\n[[category.tobacco.rule]]\nminimum_age = 100\n"
                                                "counting = \"birthdays\"\n");
    const auto checked = run(policyCommand({"check", kPacks + "KR.toml", bad, folder / "none.toml"}));
    CHECK(checked.status == 1);
    REQUIRE(checked.lines().size() == 4);
    CHECK(checked.lines()[1] == bad + ", line 3, column 1: leap: unknown key");
    CHECK(checked.lines()[2].find("line 6, column 15: category.tobacco.rule.minimum_age") != std::string::npos);
    CHECK(checked.lines()[3].find("(did you mean \"birthday\"?)") != std::string::npos);
    CHECK(checked.err.find("none.toml is not there") != std::string::npos);
}

TEST_CASE("carded policy check: a file of 10 MB, one of zeros and a folder are refused with a sentence")
{
    const test::TemporaryFolder folder;
    std::string text;
    text.resize(10'000'000, '#');
    const auto large = write(folder / "large.toml", text);
    CHECK(run(policyCommand({"check", large})).lines().at(0).find("larger than") != std::string::npos);
    CHECK(run(policyCommand({"check", write(folder / "zeros.toml", std::string(100, '\0'))})).status == 1);
    CHECK(run(policyCommand({"check", folder.path()})).status == 1);
}

TEST_CASE("carded policy explain: says to whom, by files or by the till's own policy")
{
    const std::string sentence =
        "On 23 November 2026 in Seoul, tobacco may be sold to people born on or before 31 December 2007.";
    const std::vector<std::string> options{"explain", "--category", "tobacco", "--at", "2026-11-23T03:00:00Z"};
    auto byFile = options;
    byFile.push_back(kPacks + "KR.toml");
    CHECK(run(policyCommand(byFile)).lines().at(0) == sentence);
    auto byTill = options;
    byTill.insert(byTill.end(), {"--store", test::demoFolder(), "--demo"});
    CHECK(run(policyCommand(byTill)).lines().at(0) == sentence);
    auto unknown = byFile;
    unknown[2] = "tobaco";
    const auto refused = run(policyCommand(unknown));
    CHECK(refused.status == 64);
    CHECK(refused.err.find("no category tobaco; it has") != std::string::npos);
}

TEST_CASE("carded policy explain: a shop's rules are laid over the file before them")
{
    const test::TemporaryFolder folder;
    const auto shop =
        write(folder / "shop.toml", "format = \"carded-policy-1\"\nextends = \"KR\"\n"
                                    "[[category.tobacco.rule]]\nminimum_age = 21\ncounting = \"birthday\"\n");
    const std::vector<std::string> options{"explain", "--category", "tobacco", "--at", "2026-11-23T03:00:00Z"};
    auto laid = options;
    laid.insert(laid.end(), {kPacks + "KR.toml", shop});
    CHECK(run(policyCommand(laid)).lines().at(0).find("born on or before 23 November 2005.") != std::string::npos);
    auto alone = options;
    alone.push_back(shop);
    CHECK(run(policyCommand(alone)).status == 64);
    auto wrong = options;
    wrong.insert(wrong.end(), {kPacks + "JP.toml", shop});
    CHECK(run(policyCommand(wrong)).status == 64);
}

TEST_CASE("carded policy diff: the exit status says whether anything is other")
{
    const auto same = run(policyCommand({"diff", kPacks + "KR.toml", kPacks + "KR.toml"}));
    CHECK(same.status == 0);
    CHECK(same.lines().empty());
    const auto other = run(policyCommand({"diff", kPacks + "KR.toml", kPacks + "JP.toml"}));
    CHECK(other.status == 1);
    CHECK(other.lines().at(0) == "jurisdiction: was KR, is now JP");
    CHECK(run(policyCommand({"diff", kPacks + "KR.toml", kPacks + "none.toml"})).status == 64);
    CHECK(run(policyCommand({"diff", kPacks + "KR.toml"})).status == 64);
}
