// SPDX-License-Identifier: Apache-2.0
#include "policy/read_policy.h"
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "tests/policy/age_vectors.h"
#include "tests/policy/slow_age.h"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace carded;
using namespace carded::policy;
using carded::test::AgeVector;
using carded::test::readAgeVectors;

namespace {

std::string nameOf(AgeAnswer answer)
{
    switch (answer) {
    case AgeAnswer::NotProven:
        return "age_not_proven";
    case AgeAnswer::Underage:
        return "underage";
    case AgeAnswer::LicenceNotValid:
        return "licence_not_valid";
    case AgeAnswer::OldEnough:
        return "old_enough";
    }
    return "?";
}

/// What the product says about a vector's question under `policy`.
std::string judged(const AgeVector& vector, const Policy& policy)
{
    const auto local = localTime(policy.timeZone, vector.instant);
    if (!local) {
        return "clock_not_trusted";
    }
    const Category* category = policy.category(vector.category);
    if (category == nullptr) {
        return "no such category";
    }
    const auto rules = rulesInForce(*category, local->date);
    const AgeAnswer answer = decide(rules, policy.leapDay, vector.disclosed, local->date);
    return answer == AgeAnswer::OldEnough && isSaleForbidden(rules, *local) ? "sale_hours" : nameOf(answer);
}

std::string packText(const std::string& jurisdiction)
{
    std::ifstream file(CARDED_SOURCE_DIR "/policy/packs/" + jurisdiction + ".toml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("Vectors: there are at least 400, no id comes twice, and each says why")
{
    std::set<std::string> ids;
    std::map<std::string, int> verdicts;
    for (const AgeVector& vector : readAgeVectors()) {
        CAPTURE(vector.id);
        CHECK(ids.insert(vector.id).second);
        CHECK(vector.why.ends_with('.'));
        ++verdicts[vector.expected];
    }
    CHECK(ids.size() >= 400);
    for (const char* verdict :
         {"old_enough", "underage", "age_not_proven", "licence_not_valid", "sale_hours", "clock_not_trusted"}) {
        CAPTURE(verdict);
        CHECK(verdicts[verdict] >= 20);
    }
    CHECK(verdicts.size() == 6);
}

TEST_CASE("Vectors: each has the verdict that it expects")
{
    for (const AgeVector& vector : readAgeVectors()) {
        CAPTURE(vector.id);
        CAPTURE(vector.why);
        CHECK(judged(vector, vector.policy) == vector.expected);
    }
}

TEST_CASE("Vectors: those of a jurisdiction have the same verdict under the policy that is shipped")
{
    std::map<std::string, Policy> packs;
    for (const AgeVector& vector : readAgeVectors()) {
        if (vector.jurisdiction.empty()) {
            continue;
        }
        CAPTURE(vector.id);
        CAPTURE(vector.why);
        if (!packs.contains(vector.jurisdiction)) {
            const auto pack = readPolicy(packText(vector.jurisdiction));
            REQUIRE(pack.has_value());
            packs.emplace(vector.jurisdiction, *pack);
        }
        CHECK(judged(vector, packs.at(vector.jurisdiction)) == vector.expected);
    }
    CHECK(packs.size() >= 4);
}

TEST_CASE("Vectors: counting day by day gives the same verdicts")
{
    const test::SlowAge slow;
    for (const AgeVector& vector : readAgeVectors()) {
        if (vector.expected == "clock_not_trusted" || vector.expected == "sale_hours") { // it knows of no clock
            continue;
        }
        CAPTURE(vector.id);
        const auto today = localDate(vector.policy.timeZone, vector.instant);
        REQUIRE(today.has_value());
        const Rule* rule = ruleInForce(vector.policy.category(vector.category)->rules, *today);
        REQUIRE(rule != nullptr);
        CHECK(nameOf(slow.decide(*rule, vector.policy.leapDay, vector.disclosed, *today)) == vector.expected);
    }
}
