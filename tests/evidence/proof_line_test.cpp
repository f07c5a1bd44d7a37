// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "evidence/proof_line.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::evidence;

namespace {

tlog::Hash hash(std::uint8_t value)
{
    tlog::Hash hash;
    hash.data.fill(value);
    return hash;
}

const std::string kOne = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const std::string kTwo = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";
const std::string kInclusion =
    R"({"leaf":")" + kOne + R"(","proof":[")" + kTwo + R"(",")" + kOne + R"("],"seq":2,"size":4})";
const std::string kConsistency = R"({"from":3,"proof":[")" + kTwo + R"("],"to":4})";
const InclusionLine kInclusionLine{hash(1), {hash(2), hash(1)}, 2, 4};

/// Each by a reader that knows nothing, and by one that has read the good line.
std::optional<InclusionLine> inclusion(const std::string& text)
{
    ProofLineReader reader;
    auto first = reader.readInclusion(text);
    CHECK(reader.readInclusion(kInclusion) == kInclusionLine);
    CHECK(reader.readInclusion(text) == first);
    return first;
}

std::optional<InclusionLine> inclusionWith(const std::string& before, const std::string& after)
{
    std::string text = kInclusion;
    REQUIRE(text.find(before) != std::string::npos);
    return inclusion(text.replace(text.find(before), before.size(), after));
}

std::optional<ConsistencyLine> consistency(const std::string& text)
{
    return ProofLineReader().readConsistency(text);
}

std::string inclusionOf(std::size_t hashes, std::string_view between)
{
    std::string text = R"({"leaf":")" + kOne + R"(","proof":[)";
    for (std::size_t i = 0; i < hashes; ++i) {
        text.append(i == 0 ? "" : ",").append(between).append("\"").append(kTwo).append("\"");
    }
    return text + R"(],"seq":2,"size":4})";
}

} // namespace

TEST_CASE("ProofLine: lines are JSON with sorted keys and base64, and read back")
{
    CHECK(toText(kInclusionLine) == kInclusion);
    CHECK(inclusion(kInclusion) == kInclusionLine);
    const ConsistencyLine grown{3, {hash(2)}, 4};
    CHECK(toText(grown) == kConsistency);
    CHECK(consistency(kConsistency) == grown);
    CHECK(toText(InclusionLine{hash(1), {}, 0, 1}) == R"({"leaf":")" + kOne + R"(","proof":[],"seq":0,"size":1})");
    CHECK(inclusion(toText(InclusionLine{hash(1), {}, 0, 1})) == InclusionLine{hash(1), {}, 0, 1});
    CHECK(consistency(R"({"from":4,"proof":[],"to":4})") == ConsistencyLine{4, {}, 4});
    const std::uint64_t most = UINT64_MAX;
    CHECK(inclusion(toText(InclusionLine{hash(1), {}, most, most})) == InclusionLine{hash(1), {}, most, most});
}

TEST_CASE("ProofLine: hashes that move, stay or change from line to line are read as they stand")
{
    ProofLineReader reader;
    const std::vector<InclusionLine> lines{{hash(1), {hash(2), hash(3)}, 0, 3}, {hash(2), {hash(1), hash(3)}, 1, 3},
                                           {hash(2), {hash(2), hash(2)}, 2, 3}, {hash(3), {}, 3, 4},
                                           {hash(2), {hash(3)}, 4, 5},          {hash(3), {hash(3), hash(1)}, 5, 6},
                                           {hash(1), {hash(4), hash(2)}, 6, 7}, {hash(4), {hash(5), hash(2)}, 7, 8}};
    for (const InclusionLine& line : lines) {
        CHECK(reader.readInclusion(toText(line)) == line);
        CHECK(reader.readInclusion(" " + toText(line)) == line);
        CHECK(reader.readConsistency(toText(ConsistencyLine{1, line.proof, 2})) == ConsistencyLine{1, line.proof, 2});
    }
}

TEST_CASE("ProofLine: another order, white space and escapes say the same")
{
    CHECK(inclusion(" { \"size\" : 4 , \"seq\" : 2, \"proof\":[ \"" + kTwo + "\",\"" + kOne + "\" ],\t\"leaf\":\""
                    + kOne + "\" }\r")
          == kInclusionLine);
    CHECK(inclusionWith("\"leaf\":\"A", "\"l\\u0065af\":\"\\u0041") == kInclusionLine);
}

TEST_CASE("ProofLine: keys missing, doubled, unknown or of another kind are refused")
{
    CHECK_FALSE(inclusionWith("\"seq\":2,", "").has_value());
    CHECK_FALSE(inclusionWith("\"leaf\":\"" + kOne + "\",", "").has_value());
    CHECK_FALSE(inclusionWith("\"proof\":[\"" + kTwo + "\",\"" + kOne + "\"],", "").has_value());
    CHECK_FALSE(inclusionWith("\"seq\":2", "\"seq\":2,\"seq\":2").has_value());
    CHECK_FALSE(inclusionWith("\"leaf\":", "\"leaf\":\"" + kOne + "\",\"leaf\":").has_value());
    CHECK_FALSE(inclusionWith("\"proof\":", "\"proof\":[],\"proof\":").has_value());
    CHECK_FALSE(inclusionWith("\"seq\":2", "\"seq\":2,\"to\":2").has_value());
    CHECK_FALSE(inclusionWith("\"seq\":2", "\"to\":2").has_value());
    CHECK_FALSE(inclusionWith("\"seq\":2", "\"seq\":2,\"x\":null").has_value());
    CHECK_FALSE(inclusionWith("\"seq\":2", "\"Seq\":2").has_value());
    CHECK_FALSE(inclusionWith("\"leaf\":\"" + kOne + "\"", "\"leaf\":1").has_value());
    CHECK_FALSE(inclusionWith("\"leaf\":\"" + kOne + "\"", "\"leaf\":[]").has_value());
    CHECK_FALSE(inclusion(kConsistency).has_value());
    CHECK_FALSE(consistency(kInclusion).has_value());
    CHECK_FALSE(consistency(R"({"from":3,"proof":[],"to":4,"leaf":")" + kOne + "\"}").has_value());
}

TEST_CASE("ProofLine: numbers are whole, not negative and below 2^64")
{
    for (const char* number :
         {"-2", "-0", "2.0", "2e0", "\"2\"", "02", "+2", "", "true", "null", "[2]", "18446744073709551616"}) {
        CHECK_FALSE(inclusionWith("\"seq\":2", "\"seq\":" + std::string(number)).has_value());
    }
}

TEST_CASE("ProofLine: hashes are strict base64 of 32 bytes, in one array")
{
    for (const std::string& text :
         {kTwo.substr(0, 43), kTwo + "=", kTwo.substr(0, 42) + "J=", kTwo.substr(0, 40) + "AgI", std::string(),
          kTwo.substr(0, 43) + "\\n", std::string("AgI="), kTwo.substr(0, 20) + " " + kTwo.substr(21)}) {
        CHECK_FALSE(inclusionWith("[\"" + kTwo, "[\"" + text).has_value());
        CHECK_FALSE(inclusionWith("leaf\":\"" + kOne, "leaf\":\"" + text).has_value());
    }
    CHECK_FALSE(inclusionWith("[", "[[").has_value());
    CHECK_FALSE(inclusionWith("[", "[2,").has_value());
    CHECK_FALSE(inclusionWith("[", "[{},").has_value());
    CHECK_FALSE(inclusionWith("[", "[null,").has_value());
    CHECK_FALSE(inclusionWith("[", "[,").has_value());
    CHECK_FALSE(inclusionWith("\"],", "\",],").has_value());
}

TEST_CASE("ProofLine: what is not one JSON object is refused")
{
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string("2"), std::string("null"), "\"" + kOne + "\"",
          "[" + kInclusion + "]", kInclusion + kInclusion, kInclusion + "x", "{\"leaf\":" + kInclusion + "}",
          std::string(20'000, '['), std::string("{\"leaf\":\"\xFF\"}")}) {
        CHECK_FALSE(inclusion(text).has_value());
        CHECK_FALSE(consistency(text).has_value());
    }
    for (std::size_t size = 0; size < kInclusion.size(); ++size) {
        CHECK_FALSE(inclusion(kInclusion.substr(0, size)).has_value());
    }
}

TEST_CASE("ProofLine: more hashes or bytes than a proof can have are refused")
{
    for (const std::string between : {"", " "}) { // as we write it, and as others may
        CHECK(inclusion(inclusionOf(kMaxProofHashes, between)).value().proof.size() == kMaxProofHashes);
        CHECK_FALSE(inclusion(inclusionOf(kMaxProofHashes + 1, between)).has_value());
    }
    const std::string room(kMaxProofLineBytes - kInclusion.size(), ' ');
    CHECK(inclusion(room + kInclusion) == kInclusionLine);
    CHECK_FALSE(inclusion(room + " " + kInclusion).has_value());
    const std::string moreRoom(kMaxProofLineBytes - kConsistency.size(), ' ');
    CHECK(consistency(moreRoom + kConsistency).has_value());
    CHECK_FALSE(consistency(moreRoom + " " + kConsistency).has_value());
}

TEST_CASE("ProofLine: no flipped bit leaves the line as it was, and both ways of reading agree on it")
{
    for (std::size_t bit = 0; bit < kInclusion.size() * 8; ++bit) {
        std::string text = kInclusion;
        text[bit / 8] = static_cast<char>(static_cast<unsigned char>(text[bit / 8]) ^ (1U << bit % 8));
        const auto read = inclusion(text);
        CHECK((!read || *read != kInclusionLine));
        // However it is laid out, a line says the same: white space first sends it to the reader of any JSON.
        CHECK(inclusion(" " + text) == read);
    }
}
