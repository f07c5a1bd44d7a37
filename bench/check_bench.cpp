// SPDX-License-Identifier: Apache-2.0
#include "app/checker.h"
#include "bench/benches.h"
#include "bench/work_folder.h"
#include "credential/presentation.h"

#include <benchmark/benchmark.h>
#include <sodium.h>

#include <random>
#include <stdexcept>

// Budgets: a whole check at most 1.25 times its two signatures; a look-up at most 1.5 us; 33 million credentials in
// at most 5 MB.

namespace carded::bench {
namespace {

constexpr const char* kCheck = "check a code";
constexpr const char* kTwoSignatures = "verify two signatures";
constexpr const char* kLookup = "look up a status";
constexpr double kMegabyte = 1e6;

/// One signature and what it is over.
struct Signed {
    WipedBytes message;
    Bytes signature;
    crypto::Ed25519PublicKey key;

    [[nodiscard]] bool holds() const
    {
        return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data.data()) == 0;
    }
};

Signed signedBy(const credential::CoseSign1& message, const crypto::Ed25519PublicKey& key)
{
    return {credential::sigStructure(message), Bytes(message.signature.begin(), message.signature.end()), key};
}

/// The issuer's and the holder's signature of each text, in turn.
std::vector<Signed> signaturesOf(const TillWorld& world)
{
    std::vector<Signed> signatures;
    const auto& keys = world.state->trustList().issuers.front().keys;
    for (const std::string& text : world.texts) {
        const auto parsed = credential::parsePresentation(text);
        if (!parsed || !parsed->holder || !parsed->credential.claims.cnf->key) {
            throw std::runtime_error("a code is not what it was made to be");
        }
        for (const credential::IssuerKey& key : keys) {
            if (key.use == credential::KeyUse::Credential) {
                signatures.push_back(
                    signedBy(parsed->credential.message, std::get<crypto::Ed25519PublicKey>(key.publicKey)));
            }
        }
        signatures.push_back(
            signedBy(parsed->holder->message, std::get<crypto::Ed25519PublicKey>(*parsed->credential.claims.cnf->key)));
    }
    return signatures;
}

void checkCodes(benchmark::State& run, TillWorld& world)
{
    app::Checker checker(world.state.get(), world.policy, kCategory, app::ClockFloor::Obeyed);
    for (const std::string& text : world.texts) {
        if (checker.check(text, {}, world.now).verdict.reason != verifier::Reason::OldEnough) {
            run.SkipWithError("the code gives no pass");
            return;
        }
    }
    std::size_t next = 0;
    for (auto _ : run) {
        benchmark::DoNotOptimize(checker.check(world.texts[next], {}, world.now));
        next = (next + 1) % world.texts.size();
    }
}

void verifySignatures(benchmark::State& run, const std::vector<Signed>& signatures)
{
    for (const Signed& one : signatures) {
        if (!one.holds()) {
            run.SkipWithError("a signature does not hold");
            return;
        }
    }
    std::size_t next = 0;
    for (auto _ : run) {
        benchmark::DoNotOptimize(signatures[next].holds());
        benchmark::DoNotOptimize(signatures[next + 1].holds());
        next = (next + 2) % signatures.size();
    }
}

void lookUp(benchmark::State& run, TillWorld& world)
{
    std::mt19937_64 random(2);
    std::vector<std::uint64_t> indexes(65536);
    for (auto& idx : indexes) {
        idx = random() % kCredentials;
    }
    credential::StatusReference reference{world.statusUri, 0};
    std::size_t next = 0;
    std::size_t unreadable = 0;
    for (auto _ : run) {
        reference.idx = indexes[next++ % indexes.size()];
        const auto answer = world.state->lookup(world.iss, reference, world.now);
        unreadable += answer < revocation_cache::StatusAnswer::Invalid ? 1 : 0;
    }
    if (unreadable != 0) {
        run.SkipWithError("a status could not be read");
    }
}

} // namespace

void registerCheck(TillWorld& world)
{
    benchmark::RegisterBenchmark(kCheck, [&world](benchmark::State& run) { checkCodes(run, world); });
    benchmark::RegisterBenchmark(kTwoSignatures, [signatures = signaturesOf(world)](benchmark::State& run) {
        verifySignatures(run, signatures);
    });
    benchmark::RegisterBenchmark(kLookup, [&world](benchmark::State& run) { lookUp(run, world); });
}

std::vector<Figure> checkFigures(const TillWorld& world, const MedianReporter& measured)
{
    const std::string text =
        "text (" + std::to_string(world.texts.front().size()) + " characters) to verdict / two signatures";
    return {
        {text, "us", measured.processorMicroseconds(kCheck), measured.processorMicroseconds(kTwoSignatures), 1.25},
        {"status look-up, 33 million, random", "us", measured.processorMicroseconds(kLookup), std::nullopt, 1.5},
        {"store of 33 million, 1 % revoked", "MB", static_cast<double>(sizeOfFiles(world.storeFolder)) / kMegabyte,
         std::nullopt, 5.0},
    };
}

} // namespace carded::bench
