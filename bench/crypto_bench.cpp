// SPDX-License-Identifier: Apache-2.0
#include "crypto/ed25519.h"
#include "crypto/sha256.h"

#include <benchmark/benchmark.h>

// Budget: from the frame to the badge 100 ms on the till. A bound AGE1 code costs two signatures and a handful of
// hashes.

namespace {

using namespace carded;

/// About what a credential without a portrait is long.
constexpr std::size_t kMessageBytes = 400;

void verifyOneSignature(benchmark::State& state)
{
    const crypto::Ed25519KeyPair pair = crypto::ed25519KeyPair({});
    const Bytes message(kMessageBytes, 0x61);
    const crypto::Ed25519Signature signature = crypto::signEd25519(pair.secretKey, message);
    if (!crypto::verifyEd25519(pair.publicKey, message, signature)) {
        state.SkipWithError("the signature does not verify");
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(crypto::verifyEd25519(pair.publicKey, message, signature));
    }
}
BENCHMARK(verifyOneSignature)->Unit(benchmark::kMicrosecond);

void hashOneMessage(benchmark::State& state)
{
    const Bytes message(kMessageBytes, 0x61);
    for (auto _ : state) {
        benchmark::DoNotOptimize(crypto::sha256(message));
    }
}
BENCHMARK(hashOneMessage)->Unit(benchmark::kMicrosecond);

} // namespace
