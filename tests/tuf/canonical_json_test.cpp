// SPDX-License-Identifier: Apache-2.0
#include "tests/support/error_of.h"
#include "tuf/canonical_json.h"
#include "tuf/limits.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

using namespace carded;
using namespace carded::tuf;
using carded::test::errorOf;

namespace {

std::optional<TufError> refusalOf(std::string_view text, std::size_t maxBytes = 1000)
{
    return errorOf(parseStrictJson(asBytes(text), maxBytes));
}

std::string canonical(std::string_view text)
{
    return canonicalJson(parseStrictJson(asBytes(text), 1000).value());
}

} // namespace

TEST_CASE("canonicalJson: white space goes, and keys come in the order of their bytes")
{
    CHECK(canonical(" { \"b\" : 1 , \"a\" : [ true , false , null ] , \"B\" : { } } ")
          == R"({"B":{},"a":[true,false,null],"b":1})");
    CHECK(canonical(R"({"é":1,"z":2,"\ud83d\ude00":3,"\uffee":4})")
          == "{\"z\":2,\"é\":1,\"\uffee\":4,\"\U0001F600\":3}");
    CHECK(canonical("[]") == "[]");
}

TEST_CASE("canonicalJson: escapes quotation mark and backslash and nothing else")
{
    CHECK(canonical(R"(["a\"b\\c\/d\n\t\u00e9\u007f"])") == "[\"a\\\"b\\\\c/d\n\té\x7f\"]");
    CHECK(canonical(R"(["\u0000"])") == std::string("[\"\0\"]", 5));
    CHECK(canonical(R"({"k\"":1})") == R"({"k\"":1})");
}

TEST_CASE("canonicalJson: integers keep their value to the ends of 64 bits")
{
    CHECK(canonical("[0,-0,-1,18446744073709551615,-9223372036854775808]")
          == "[0,0,-1,18446744073709551615,-9223372036854775808]");
    CHECK_THROWS_AS((void)canonicalJson(nlohmann::json(1.5)), std::logic_error);
}

TEST_CASE("parseStrictJson: a number that is no 64-bit integer is refused, wherever it stands")
{
    for (const char* text : {"1.0", "[1e2]", R"({"a":[{"b":0.5}]})", "18446744073709551616", "-9223372036854775809"}) {
        CAPTURE(text);
        CHECK(refusalOf(text) == TufError::NotAnInteger);
    }
}

TEST_CASE("parseStrictJson: a key may not come twice in an object, however it is written")
{
    CHECK(refusalOf(R"({"a":1,"a":1})") == TufError::DuplicateKey);
    CHECK(refusalOf(R"([{"x":{"a":1,"\u0061":2}}])") == TufError::DuplicateKey);
    CHECK(refusalOf(R"({"a":{"a":[{"a":1},{"a":2}]}})") == std::nullopt);
}

TEST_CASE("parseStrictJson: nesting is refused above its limit")
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(refusalOf(nested(kMaxDepth - 1)) == std::nullopt);
    CHECK(refusalOf(nested(kMaxDepth)) == std::nullopt);
    CHECK(refusalOf(nested(kMaxDepth + 1)) == TufError::TooDeep);
    CHECK(refusalOf(std::string(900, '[')) == TufError::TooDeep);
    std::string objects = "1";
    for (std::size_t i = 0; i <= kMaxDepth; ++i) {
        objects = R"({"a":)" + objects + "}";
    }
    CHECK(refusalOf(objects) == TufError::TooDeep);
}

TEST_CASE("parseStrictJson: the size is asked before anything is read")
{
    CHECK(refusalOf("[1]", 3) == std::nullopt);
    CHECK(refusalOf("[1]", 2) == TufError::TooLarge);
    CHECK(refusalOf("[[[", 2) == TufError::TooLarge);
}

TEST_CASE("parseStrictJson: every strict prefix, bytes after the end, and bad text are no JSON")
{
    const std::string good = R"({"a":[1,"b",{"c":null}]})";
    CHECK(refusalOf(good) == std::nullopt);
    for (std::size_t size = 0; size < good.size(); ++size) {
        REQUIRE(refusalOf(good.substr(0, size)) == TufError::NotJson);
    }
    for (const std::string& text :
         {good + "x", good + good, good + std::string(1, '\0'), std::string("[\"\xff\"]"), std::string("[\"\\ud800\"]"),
          std::string("['a']"), std::string("[1,]"), std::string("// c\n[]"), std::string("[\"\n\"]")}) {
        CAPTURE(text);
        CHECK(refusalOf(text) == TufError::NotJson);
    }
}
