// SPDX-License-Identifier: Apache-2.0
// What all commands have in common.
#include "tests/scan/scan_fixture.h"

#include <doctest/doctest.h>

using namespace carded;
using test::run;

TEST_CASE("carded: a wrong call is exit status 64 with a sentence")
{
    const std::string code = test::codeOf("1-adult");
    const auto checkUsage = [](const test::Ran& ran, const std::string& sentence) {
        CAPTURE(ran.err);
        CHECK(ran.status == 64);
        CHECK(ran.out.empty());
        CHECK(ran.err.find(sentence) != std::string::npos);
    };
    const std::string carded = test::programs() / "carded";
    checkUsage(run({carded}), "subcommand");
    checkUsage(run({carded, "verify"}), "text");
    checkUsage(run({carded, "verify", "--no-such-option", code}), "no-such-option");
    checkUsage(run({carded, "verify", "--at", "yesterday", code}), "--at wants a time");
    checkUsage(run({carded, "verify", "--face-check", "maybe", code}), "--face-check cannot be");
    checkUsage(run({carded, "verify", code, code}), "belongs nowhere");
    checkUsage(run({carded, "verify", "--config", "/nowhere/till.toml", code}), "/nowhere/till.toml cannot be read");
    checkUsage(run(test::carded("verify", {"--category", "tobaco", code})), "no category tobaco");
    checkUsage(run(test::carded("verify", {"--jurisdiction", "JP", code})), "no policy for JP");
    checkUsage(run(test::carded("verify", {"--hex", "AGE1"})), "must be hexadecimal");
    checkUsage(run({carded, "scanner", "choose", "--json"}), "no JSON");
}

TEST_CASE("carded: a result that cannot be written is exit status 70 with a sentence, for every command")
{
    const std::string picture = test::demoFolder() / "codes" / "1-adult.png";
    for (const auto& command :
         {test::carded("verify", {test::codeOf("1-adult")}), test::carded("verify", {"-"}),
          test::carded("scan", {picture}), std::vector<std::string>{test::programs() / "carded", "--help"}}) {
        std::vector<std::string> full{"/bin/sh", "-c", "exec \"$@\" > /dev/full", "sh"};
        full.insert(full.end(), command.begin(), command.end());
        const auto ran = run(full, "https://a.example\n");
        CAPTURE(command[1]);
        CHECK(ran.status == 70);
        CHECK(ran.err == "carded: the results could not be written. Check where they go: is the disk full?\n");
    }
}
