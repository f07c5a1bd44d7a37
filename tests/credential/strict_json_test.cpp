// SPDX-License-Identifier: Apache-2.0
#include "credential/strict_json.h"
#include "tests/support/error_of.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

using namespace carded;
using credential::JsonError;
using credential::parseStrictJson;
using test::errorOf;

namespace {

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

} // namespace

TEST_CASE("parseStrictJson: reads values of every kind")
{
    const auto json = parseStrictJson(R"( {"a":[1,-2,3.5,"x",true,null,{}],"b":{"a":1}} )", 8);
    REQUIRE(json.has_value());
    CHECK(json->at("a").size() == 7);
    CHECK(json->at("b").at("a") == 1);
}

TEST_CASE("parseStrictJson: what is no JSON text is refused")
{
    for (const char* text : {"", " ", "{", "{\"a\":1,}", "{'a':1}", "[1] []", "[1]x", "nul", "01", "\"\xFF\"",
                             "\"\\uD800\"", "[1,]", "{\"a\"}", "// c\n1", "\xEF\xBB\xBF"}) {
        CAPTURE(std::string(text));
        CHECK(errorOf(parseStrictJson(text, 8)) == JsonError::NotJson);
    }
    CHECK(errorOf(parseStrictJson(std::string_view("{}\0", 3), 8)) == JsonError::NotJson);
}

TEST_CASE("parseStrictJson: every strict prefix is refused")
{
    const std::string whole = R"({"a":[1,{"b":"c"}],"d":true})";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK(errorOf(parseStrictJson(std::string_view(whole).substr(0, size), 8)) == JsonError::NotJson);
    }
}

TEST_CASE("parseStrictJson: a key twice in one object is refused at any depth, however it is written")
{
    for (const char* text : {R"({"a":1,"a":1})", R"({"a":1,"b":2,"\u0061":1})", R"([{"x":{"a":{},"a":[]}}])",
                             R"({"a":{"b":1},"a":{"b":1}})", R"({"":1,"":1})"}) {
        CAPTURE(std::string(text));
        CHECK(errorOf(parseStrictJson(text, 8)) == JsonError::DuplicateKey);
    }
    CHECK(parseStrictJson(R"([{"a":1},{"a":1},{"b":{"a":1},"a":1}])", 8).has_value());
}

TEST_CASE("parseStrictJson: nesting holds at its limit and no further")
{
    CHECK(parseStrictJson(nested(3), 4).has_value());
    CHECK(parseStrictJson(nested(4), 4).has_value());
    CHECK(errorOf(parseStrictJson(nested(5), 4)) == JsonError::TooDeep);
    CHECK(errorOf(parseStrictJson(nested(1'000'000), 4)) == JsonError::TooDeep);
    CHECK(errorOf(parseStrictJson(std::string(1'000'000, '['), 4)) == JsonError::TooDeep);
    CHECK(errorOf(parseStrictJson(R"({"a":{"a":{"a":{"a":{}}}}})", 4)) == JsonError::TooDeep);
}

TEST_CASE("parseStrictJson: brackets in a text are no nesting")
{
    CHECK(parseStrictJson(R"(["[[[[[[\"[[[{{{\\"])", 1).has_value());
}
