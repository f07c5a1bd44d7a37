// SPDX-License-Identifier: Apache-2.0
#include "bench/benches.h"
#include "credential/age1.h"
#include "credential/base45.h"
#include "credential/claims.h"
#include "credential/inflate.h"
#include "credential/presentation.h"
#include "issuer/deflate.h"
#include "policy/decide.h"
#include "policy/rules_in_force.h"
#include "policy/time_zone.h"
#include "verifier/verified_claims.h"

#include <benchmark/benchmark.h>

#include <array>
#include <stdexcept>

namespace carded::bench {
namespace {

constexpr const char* kBase45 = "base45";
constexpr const char* kInflate = "inflate";
constexpr const char* kClaims = "claims";
constexpr const char* kPresentation = "presentation";
constexpr const char* kDecide = "decide";

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
    const policy::Category* const category = world.policy->category(kCategory);
    for (auto _ : run) {
        const auto today = policy::localDate(world.policy->timeZone, world.now);
        const policy::Rule* const rule = policy::ruleInForce(category->rules, *today);
        benchmark::DoNotOptimize(policy::decide(*rule, world.policy->leapDay, disclosed, *today));
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
}

std::vector<Figure> partsFigures(const MedianReporter& measured)
{
    constexpr std::array<std::pair<const char*, const char*>, 5> kRows{{
        {"text to presentation (all of the next three)", kPresentation},
        {"  base45 of the text", kBase45},
        {"  inflate of a credential's payload", kInflate},
        {"  CBOR check and claims of that payload", kClaims},
        {"local date and age rule", kDecide},
    }};
    std::vector<Figure> figures;
    for (const auto& [what, name] : kRows) {
        figures.push_back({what, "us", measured.processorMicroseconds(name), std::nullopt, std::nullopt});
    }
    return figures;
}

} // namespace carded::bench
