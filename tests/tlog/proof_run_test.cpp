// SPDX-License-Identifier: Apache-2.0
#include "tests/tlog/trees.h"
#include "tlog/proof.h"
#include "tlog/proof_run.h"

#include <doctest/doctest.h>

#include <random>

using namespace carded;
using namespace carded::tlog;

namespace {

using Proof = std::vector<Hash>;

/// A proof that is wrong in one place, or in none.
struct Attempt {
    Hash leaf;
    std::uint64_t seq;
    Proof proof;
};

Attempt spoil(Attempt attempt, std::mt19937& random)
{
    const auto flip = [&random](Hash& hash) {
        hash.data.at(random() % Hash::kSize) ^= static_cast<std::uint8_t>(1U << random() % 8);
    };
    switch (random() % 8) {
    case 0:
        flip(attempt.leaf);
        break;
    case 1:
        attempt.seq ^= 1U << random() % 4;
        break;
    case 2:
        attempt.proof.push_back(attempt.leaf);
        break;
    case 3:
        attempt.proof.resize(attempt.proof.size() / 2);
        break;
    case 4:
        if (!attempt.proof.empty()) {
            flip(attempt.proof[random() % attempt.proof.size()]);
        }
        break;
    case 5:
        if (attempt.proof.size() > 1) {
            std::swap(attempt.proof.front(), attempt.proof[random() % attempt.proof.size()]);
        }
        break;
    default:
        break;
    }
    return attempt;
}

} // namespace

TEST_CASE("ProofRun: every leaf of every small tree holds, in whatever order they come")
{
    const auto leaves = test::manyLeaves(70);
    const test::KeptTree tree(leaves);
    std::mt19937 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same sequence in every run
    for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
        std::vector<std::uint64_t> order(size);
        for (std::uint64_t seq = 0; seq < size; ++seq) {
            order[seq] = seq;
        }
        for (int pass = 0; pass < 2; ++pass) { // one after the other, then at random
            ProofRun run(size, rootOf(size, tree.reader()).value());
            for (const std::uint64_t seq : order) {
                REQUIRE(run.verify(leaves[seq], seq, proveInclusion(seq, size, tree.reader()).value()));
            }
            std::ranges::shuffle(order, random);
        }
    }
}

TEST_CASE("ProofRun: it says what verifyInclusion() says, after right ones and wrong ones")
{
    const auto leaves = test::manyLeaves(300);
    const test::KeptTree tree(leaves);
    std::mt19937 random(2); // NOLINT(cert-msc32-c,cert-msc51-cpp): as above
    std::size_t wrong = 0;
    for (const std::uint64_t size : {1U, 2U, 3U, 64U, 65U, 127U, 299U, 300U}) {
        const Hash root = rootOf(size, tree.reader()).value();
        ProofRun run(size, root);
        std::uint64_t seq = 0;
        for (int i = 0; i < 5'000; ++i) {
            seq = (seq + (random() % 4 == 0 ? random() : 1)) % size;
            const Attempt tried = spoil({leaves[seq], seq, proveInclusion(seq, size, tree.reader()).value()}, random);
            const bool holds = verifyInclusion(tried.leaf, tried.seq, size, tried.proof, root);
            REQUIRE(run.verify(tried.leaf, tried.seq, tried.proof) == holds);
            wrong += holds ? 0 : 1;
        }
    }
    CHECK(wrong > 10'000);
}

TEST_CASE("ProofRun: nothing holds in a tree without leaves, or under another root")
{
    const auto leaves = test::manyLeaves(4);
    const test::KeptTree tree(leaves);
    ProofRun none(0, emptyRoot());
    CHECK_FALSE(none.verify(leaves[0], 0, {}));
    ProofRun other(4, rootOf(3, tree.reader()).value());
    for (std::uint64_t seq = 0; seq < 4; ++seq) {
        CHECK_FALSE(other.verify(leaves[seq], seq, proveInclusion(seq, 4, tree.reader()).value()));
    }
}
