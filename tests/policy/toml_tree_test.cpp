// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "tests/policy/policy_text.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::policy;
using namespace carded::test;
using Cause = PolicyError::Cause;

TEST_CASE("Policy: what is not TOML is refused with its line and column")
{
    checkRefused({
        {"leap_day = \"mar1\"", "leap_day = \"mar1", Cause::NotToml, 4, ""},
        {"static = \"portrait\"", "static = \"portrait\"\nstatic = \"portrait\"", Cause::NotToml, 10, ""},
        {"from = 1997-07-01", "from = 1997-02-29", Cause::NotToml, 18, ""},
        {"Car rental", "Car \xFF rental", Cause::NotToml, 27, ""},
        {"minimum_age = 19", "minimum_age = 99999999999999999999", Cause::NotToml, 20, ""},
    });
    const auto policy = readPolicy("format = \"carded-policy-1\"\njurisdiction = = 1\n");
    REQUIRE_FALSE(policy.has_value());
    CHECK(policy.error().line == 2);
    CHECK(policy.error().column > 1);
}

TEST_CASE("Policy: no strict prefix that ends inside the file is read as a whole policy")
{
    const std::string text = policyText();
    const std::size_t lastSection = text.find("[category.rental_car]");
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
        // A text that ends after a complete rule is a policy of its own.
        const auto policy = readPolicy(std::string_view(text).substr(0, size));
        if (policy) {
            CAPTURE(size);
            const std::string_view left = std::string_view(text).substr(0, size);
            const bool endsAfterRule = left.ends_with("\"calendar-year\"") || left.ends_with("\"calendar-year\"\n")
                                       || left.ends_with("\"birthday\"") || left.ends_with("\"birthday\"\n");
            CHECK(endsAfterRule);
            CHECK(policy->categories.size() == (size <= lastSection ? 1 : 2));
        }
    }
}

TEST_CASE("Policy: size and nesting are bounded before anything is built")
{
    const std::string padding(kMaxPolicyBytes - policyText().size() - 2, 'x');
    CHECK(readPolicy(policyText() + "#" + padding + "\n").has_value());
    const auto tooLarge = readPolicy(policyText() + "#" + padding + "x\n");
    REQUIRE_FALSE(tooLarge.has_value());
    CHECK(tooLarge.error().cause == Cause::TooLarge);
    CHECK(tooLarge.error().line == 0);

    std::string tables = "a = 1";
    for (int i = 0; i < 12000; ++i) {
        tables = "a = [\n{" + tables; // open ones only: the parser sees the depth first
    }
    std::string dotted;
    for (int i = 0; i < 120; ++i) {
        dotted += "b" + repeated(".b", 32) + " = [\n{";
    }
    dotted += "b = 1" + repeated("}\n]", 120);
    for (const std::string& text :
         {repeated("[", 10000), "a = " + repeated("[", 10000), "a = " + repeated("[", 10000) + repeated("]", 10000),
          "a = " + repeated("{a=", 10000), "[" + repeated("a.", 100000) + "a]\n", repeated("a.", 100000) + "a = 1",
          "# c\n" + repeated(" \t.a", 33), "a = " + repeated("[", 17) + repeated("]", 17), tables, dotted}) {
        const auto policy = readPolicy(text);
        REQUIRE_FALSE(policy.has_value());
        CHECK(policy.error().cause == Cause::NotToml);
    }
    const auto atLimit = readPolicy("a = " + repeated("[", 16) + repeated("]", 16));
    REQUIRE_FALSE(atLimit.has_value());
    CHECK(atLimit.error().cause == Cause::MissingKey); // TOML all right, though no policy
    for (const char* quotes : {"\"\"\"", "'''"}) {     // within which a # is no comment
        CHECK_FALSE(readPolicy(std::string("x = { y = ") + quotes + "\n#" + quotes + ", " + repeated("a.", 100'000)
                               + "a = 1 }"));
    }
    CHECK(readPolicy(policyText() + "# " + repeated("see 1. ", 50)).has_value()); // dots in a comment are nothing
    checkRead("Car rental", repeated(".", 32));
    checkRefused({{"Car rental", repeated(".", 33), Cause::NotToml, 27, "32 dots"}});
}
