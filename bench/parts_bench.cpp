// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "credential/age1.h"
#include "credential/base45.h"
#include "credential/claims.h"
#include "credential/inflate.h"
#include "credential/presentation.h"
#include "issuer/deflate.h"
#include "policy/decide.h"
#include "policy/layers.h"
#include "policy/read_policy.h"
#include "policy/rules_in_force.h"
#include "policy/sale_hours.h"
#include "policy/time_zone.h"
#include "verifier/verified_claims.h"

#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace carded::bench {
namespace {

constexpr const char* kBase45 = "base45";
constexpr const char* kInflate = "inflate";
constexpr const char* kClaims = "claims";
constexpr const char* kPresentation = "presentation";
constexpr const char* kDecide = "decide";
constexpr const char* kPacks = "packs";

void decodeText(benchmark::State& run, const std::string& text)
{
    const std::string_view body = std::string_view(text).substr(credential::kAge1Prefix.size());
    for (auto _ : run) {
        benchmark::DoNotOptimize(credential::decodeBase45(body));
    }
}

void inflateMessage(benchmark::State& run, const Bytes& compressed)
{
    for (auto _ : run) {
        benchmark::DoNotOptimize(credential::inflateZlib(compressed, credential::kMaxMessageBytes));
    }
}

void walkClaims(benchmark::State& run, const credential::Presentation& code)
{
    for (auto _ : run) {
        benchmark::DoNotOptimize(
            credential::parseIssuerClaims(code.credential.message.payload, credential::RedactedKeys::Allowed));
    }
}

void parseText(benchmark::State& run, const std::string& text)
{
    for (auto _ : run) {
        benchmark::DoNotOptimize(credential::parsePresentation(text));
    }
}

void decideAge(benchmark::State& run, const TillWorld& world)
{
    policy::Disclosed disclosed;
    disclosed.ageOver.set(19);
    for (auto _ : run) {
        const auto here = policy::localTime(*world.policy, world.now);
        const auto rules = policy::rulesForBasket(*world.policy, kCategory, here->date);
        benchmark::DoNotOptimize(policy::decide(rules, world.policy->leapDay, disclosed, here->date));
        benchmark::DoNotOptimize(policy::isSaleForbidden(rules, *here));
    }
}

std::vector<std::string> packTexts()
{
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(CARDED_SOURCE_DIR "/policy/packs")) {
        std::ifstream file(entry.path(), std::ios::binary);
        texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return texts;
}

void loadPacks(benchmark::State& run, const std::vector<std::string>& texts)
{
    for (auto _ : run) {
        std::vector<policy::Policy> policies;
        for (const std::string& text : texts) {
            policies.push_back(policy::readPolicy(text).value());
        }
        benchmark::DoNotOptimize(policy::layTogether(std::move(policies)).value());
    }
}

} // namespace

void registerParts(const TillWorld& world)
{
    const std::string& text = world.texts.front();
    auto code = credential::parsePresentation(text);
    if (!code) {
        throw std::runtime_error("a code is not what it was made to be");
    }
    const auto kept = std::make_shared<const credential::Presentation>(*std::move(code));
    const Bytes compressed = issuer::deflateBytes(kept->credential.message.payload);

    benchmark::RegisterBenchmark(kBase45, [&text](benchmark::State& run) { decodeText(run, text); });
    benchmark::RegisterBenchmark(kInflate, [compressed](benchmark::State& run) { inflateMessage(run, compressed); });
    benchmark::RegisterBenchmark(kClaims, [kept](benchmark::State& run) { walkClaims(run, *kept); });
    benchmark::RegisterBenchmark(kPresentation, [&text](benchmark::State& run) { parseText(run, text); });
    benchmark::RegisterBenchmark(kDecide, [&world](benchmark::State& run) { decideAge(run, world); });
    benchmark::RegisterBenchmark(kPacks, [texts = packTexts()](benchmark::State& run) { loadPacks(run, texts); });
}

std::vector<Figure> partsFigures(const MedianReporter& measured)
{
    struct Row {
        const char* what;
        const char* name;
        std::optional<double> budget = std::nullopt; ///< us
    };
    constexpr std::array<Row, 6> kRows{{
        {"text to presentation (all of the next three)", kPresentation},
        {"  base45 of the text", kBase45},
        {"  inflate of a credential's payload", kInflate},
        {"  CBOR check and claims of that payload", kClaims},
        {"local time, age rule and hours of sale", kDecide, 2},
        {"reading every policy of policy/packs", kPacks, 20'000},
    }};
    std::vector<Figure> figures;
    for (const auto& [what, name, budget] : kRows) {
        figures.push_back({what, "us", measured.processorMicroseconds(name), std::nullopt, budget});
    }
    return figures;
}

} // namespace carded::bench
