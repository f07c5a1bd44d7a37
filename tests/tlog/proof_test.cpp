// SPDX-License-Identifier: Apache-2.0
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/tlog/trees.h"
#include "tlog/proof.h"

#include <doctest/doctest.h>

#include <random>

using namespace carded;
using namespace carded::tlog;
using test::errorOf;
using test::hex;

namespace {

using Proof = std::vector<Hash>;

Hash hash(std::string_view digits)
{
    return Hash::from(hex(digits)).value();
}

Hash flipped(Hash hash, std::size_t bit)
{
    hash.data.at(bit / 8) ^= static_cast<std::uint8_t>(1U << bit % 8);
    return hash;
}

/// One inclusion: everything that verifyInclusion() takes.
struct Inclusion {
    Hash leaf;
    std::uint64_t seq;
    std::uint64_t size;
    Proof proof;
    Hash root;

    [[nodiscard]] bool holds() const { return verifyInclusion(leaf, seq, size, proof, root); }
};

struct Consistency {
    std::uint64_t from;
    Hash fromRoot;
    std::uint64_t to;
    Hash toRoot;
    Proof proof;

    [[nodiscard]] bool holds() const { return verifyConsistency(from, fromRoot, to, toRoot, proof); }
};

/// Which bits of each hash are flipped: every `step`th from `first` on.
struct Bits {
    std::size_t first = 0;
    std::size_t step = 1;
};

/// How many of the proofs made from `good` by flipping one bit, leaving one hash out, doubling one or adding one hold.
template <class Claim>
std::size_t changedProofsThatHold(const Claim& good, Bits bits)
{
    std::size_t holding = 0;
    Claim claim = good;
    for (std::size_t i = 0; i < good.proof.size(); ++i) {
        for (std::size_t bit = bits.first; bit < Hash::kSize * 8; bit += bits.step) {
            claim.proof[i] = flipped(good.proof[i], bit);
            holding += claim.holds() ? 1 : 0;
        }
        claim.proof = good.proof;
        claim.proof.erase(claim.proof.begin() + static_cast<std::ptrdiff_t>(i));
        holding += claim.holds() ? 1 : 0;
        claim.proof = good.proof;
        claim.proof.insert(claim.proof.begin() + static_cast<std::ptrdiff_t>(i), good.proof[i]);
        holding += claim.holds() ? 1 : 0;
        claim.proof = good.proof;
    }
    claim.proof.push_back(Hash{});
    return holding + (claim.holds() ? 1 : 0);
}

/// The leaves of the certificate-transparency tests.
std::vector<Hash> knownLeaves()
{
    std::vector<Hash> leaves;
    for (const char* record :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        leaves.push_back(leafHash(hex(record)));
    }
    return leaves;
}

} // namespace

TEST_CASE("Proofs: those of the certificate-transparency tests, for eight leaves")
{
    const Hash a = hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    const Hash b = hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
    const Hash c = hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    const Hash d = hash("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    const Hash e = hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0");
    const Hash f = hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    const Hash g = hash("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    const Hash h = hash("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    const Hash i = hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a");
    const auto leaves = knownLeaves();
    const test::KeptTree tree(leaves);
    CHECK((proveInclusion(0, 1, tree.reader()) == Proof{}));
    CHECK((proveInclusion(0, 8, tree.reader()) == Proof{a, b, c}));
    CHECK((proveInclusion(5, 8, tree.reader()) == Proof{d, e, f}));
    CHECK((proveInclusion(2, 3, tree.reader()) == Proof{g}));
    CHECK((proveInclusion(1, 5, tree.reader()) == Proof{h, b, d}));
    CHECK((proveConsistency(1, 1, tree.reader()) == Proof{}));
    CHECK((proveConsistency(1, 8, tree.reader()) == Proof{a, b, c}));
    CHECK((proveConsistency(6, 8, tree.reader()) == Proof{i, e, f}));
    CHECK((proveConsistency(2, 5, tree.reader()) == Proof{b, d}));
}

TEST_CASE(
    "Proofs: of every leaf and every pair of sizes up to 70 are the recursive ones, hold, and hold for nothing else")
{
    constexpr std::uint64_t kLargest = 70;
    const auto leaves = test::manyLeaves(kLargest);
    test::RecursiveTree reference(leaves);
    const test::KeptTree tree(leaves);
    for (std::uint64_t size = 0; size <= kLargest; ++size) {
        CAPTURE(size);
        const Hash root = reference.root(size);
        REQUIRE((rootOf(size, tree.reader()) == root));
        for (std::uint64_t seq = 0; seq < size; ++seq) {
            CAPTURE(seq);
            const auto proof = proveInclusion(seq, size, tree.reader());
            REQUIRE((proof == reference.path(seq, size)));
            for (std::uint64_t other = 0; other <= size; ++other) {
                REQUIRE(verifyInclusion(leaves[seq], other, size, *proof, root) == (other == seq));
            }
            for (std::uint64_t other = 0; other <= kLargest; ++other) {
                REQUIRE(verifyInclusion(leaves[seq], seq, other, *proof, reference.root(other)) == (other == size));
            }
        }
        for (std::uint64_t from = 1; from <= size; ++from) {
            CAPTURE(from);
            const auto proof = proveConsistency(from, size, tree.reader());
            REQUIRE((proof == reference.proof(from, size)));
            for (std::uint64_t other = 0; other <= kLargest; ++other) {
                const Hash otherRoot = reference.root(other);
                REQUIRE(verifyConsistency(other, otherRoot, size, root, *proof)
                        == (other == from || (proof->empty() && (other == 0 || other == size))));
                REQUIRE(verifyConsistency(from, reference.root(from), other, otherRoot, *proof)
                        == (other == size || (proof->empty() && other == from)));
            }
        }
    }
}

TEST_CASE("Proofs: a root given out as that of another size is refused where this size needs more hashes or fewer")
{
    constexpr std::uint64_t kLargest = 40;
    const auto leaves = test::manyLeaves(kLargest);
    test::RecursiveTree reference(leaves);
    for (std::uint64_t size = 1; size <= kLargest; ++size) {
        const Hash root = reference.root(size);
        for (std::uint64_t other = 1; other <= kLargest; ++other) {
            CAPTURE(size);
            CAPTURE(other);
            for (std::uint64_t m = 1; m < std::min(size, other); ++m) {
                CAPTURE(m);
                const Proof path = reference.path(m, size);
                if (path.size() != reference.path(m, other).size()) {
                    REQUIRE_FALSE(verifyInclusion(leaves[m], m, other, path, root));
                }
                const Proof proof = reference.proof(m, size);
                if (proof.size() != reference.proof(m, other).size()) {
                    REQUIRE_FALSE(verifyConsistency(m, reference.root(m), other, root, proof));
                }
            }
        }
    }
}

TEST_CASE("Proofs: no proof of a tree of up to 20 leaves with a bit flipped, a hash too few or too many holds")
{
    constexpr std::uint64_t kLargest = 20;
    const auto leaves = test::manyLeaves(kLargest);
    test::RecursiveTree reference(leaves);
    const test::KeptTree tree(leaves);
    for (std::uint64_t size = 1; size <= kLargest; ++size) {
        for (std::uint64_t m = 0; m <= size; ++m) {
            CAPTURE(size);
            CAPTURE(m);
            const Consistency consistency{m, reference.root(m), size, reference.root(size),
                                          *proveConsistency(m, size, tree.reader())};
            REQUIRE(consistency.holds());
            REQUIRE(changedProofsThatHold(consistency, {}) == 0);
            if (m < size) {
                const Inclusion inclusion{leaves[m], m, size, *proveInclusion(m, size, tree.reader()),
                                          reference.root(size)};
                REQUIRE(inclusion.holds());
                REQUIRE(changedProofsThatHold(inclusion, {}) == 0);
            }
        }
    }
}

TEST_CASE("Proofs: of random leaves and earlier sizes hold, and changed ones do not, for 10,000 random sizes")
{
    constexpr std::uint64_t kLargest = std::uint64_t{1} << 16U;
    const auto leaves = test::manyLeaves(kLargest);
    test::RecursiveTree reference(leaves);
    const test::KeptTree tree(leaves);
    std::mt19937_64 random(6962); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same sizes in every run
    std::uniform_int_distribution<unsigned> bits(0, 16);
    const auto below = [&](std::uint64_t end) {
        return std::uniform_int_distribution<std::uint64_t>(0, end - 1)(random);
    };
    std::vector<std::uint64_t> sizes;
    for (unsigned level = 0; level <= 16; ++level) {
        sizes.push_back(std::uint64_t{1} << level);
    }
    while (sizes.size() < 10'000 + 17) {
        sizes.push_back(below(std::uint64_t{1} << bits(random)) + 1); // as many small ones as large ones
    }
    for (const std::uint64_t size : sizes) {
        CAPTURE(size);
        const Hash root = reference.root(size);
        REQUIRE((rootOf(size, tree.reader()) == root));
        const std::uint64_t seq = below(size);
        CAPTURE(seq);
        const Inclusion inclusion{leaves[seq], seq, size, proveInclusion(seq, size, tree.reader()).value(), root};
        REQUIRE((inclusion.proof == reference.path(seq, size)));
        REQUIRE(inclusion.holds());
        REQUIRE(changedProofsThatHold(inclusion, {size % 256, 256}) == 0);
        const std::uint64_t otherSeq = below(size + 1);
        REQUIRE(verifyInclusion(leaves[seq], otherSeq, size, inclusion.proof, root) == (otherSeq == seq));
        const std::uint64_t otherSize = below(kLargest) + 1;
        REQUIRE(verifyInclusion(leaves[seq], seq, otherSize, inclusion.proof, reference.root(otherSize))
                == (otherSize == size));
        const std::uint64_t from = below(size) + 1;
        CAPTURE(from);
        const Consistency consistency{from, reference.root(from), size, root,
                                      proveConsistency(from, size, tree.reader()).value()};
        REQUIRE((consistency.proof == reference.proof(from, size)));
        REQUIRE(consistency.holds());
        REQUIRE(changedProofsThatHold(consistency, {size % 256, 256}) == 0);
        REQUIRE_FALSE(
            verifyConsistency(from, flipped(consistency.fromRoot, size % 256), size, root, consistency.proof));
        REQUIRE_FALSE(
            verifyConsistency(from, consistency.fromRoot, size, flipped(root, size % 256), consistency.proof));
    }
}

TEST_CASE("Proofs: with the empty tree everything is consistent, and only by an empty proof and its own root")
{
    const auto leaves = test::manyLeaves(5);
    const test::KeptTree tree(leaves);
    const Hash root = rootOf(5, tree.reader()).value();
    CHECK((rootOf(0, tree.reader()) == emptyRoot()));
    CHECK((proveConsistency(0, 5, tree.reader()) == Proof{}));
    CHECK((proveConsistency(0, 0, tree.reader()) == Proof{}));
    CHECK(verifyConsistency(0, emptyRoot(), 5, root, {}));
    CHECK(verifyConsistency(0, emptyRoot(), 0, emptyRoot(), {}));
    CHECK_FALSE(verifyConsistency(0, root, 5, root, {}));
    CHECK_FALSE(verifyConsistency(0, root, 0, emptyRoot(), {}));
    CHECK_FALSE(verifyConsistency(0, emptyRoot(), 5, root, std::span(&root, 1)));
    CHECK_FALSE(verifyConsistency(5, root, 5, root, std::span(&root, 1)));
    CHECK_FALSE(verifyConsistency(5, root, 0, emptyRoot(), {}));
    CHECK_FALSE(verifyInclusion(leaves[0], 0, 0, {}, emptyRoot()));
}

TEST_CASE("Proofs: what cannot be proved has its own error")
{
    const auto leaves = test::manyLeaves(6);
    const test::KeptTree tree(leaves);
    CHECK(errorOf(proveInclusion(6, 6, tree.reader())) == ProofError::LeafOutside);
    CHECK(errorOf(proveInclusion(0, 0, tree.reader())) == ProofError::LeafOutside);
    CHECK(errorOf(proveConsistency(6, 5, tree.reader())) == ProofError::SizesReversed);
    CHECK(errorOf(proveInclusion(0, 7, tree.reader())) == ProofError::NodeMissing);
    CHECK(errorOf(proveConsistency(3, 7, tree.reader())) == ProofError::NodeMissing);
    CHECK(errorOf(proveConsistency(7, 8, tree.reader())) == ProofError::NodeMissing);
    CHECK(errorOf(rootOf(7, tree.reader())) == ProofError::NodeMissing);
}

TEST_CASE("Proofs: sizes up to the largest number are answered, not overrun")
{
    constexpr auto kHuge = ~std::uint64_t{0};
    const Hash any = leafHash({});
    const ReadNode everything = [&](unsigned, std::uint64_t) { return any; };
    CHECK(rootOf(kHuge, everything).has_value());
    for (const std::uint64_t seq : {std::uint64_t{0}, kHuge / 2, kHuge - 1}) {
        const auto proof = proveInclusion(seq, kHuge, everything);
        REQUIRE(proof.has_value());
        CHECK(proof->size() <= 64);
        CHECK_FALSE(verifyInclusion(any, seq, kHuge, *proof, any));
        CHECK_FALSE(verifyInclusion(any, seq, kHuge, Proof(100'000, any), any));
        const auto consistency = proveConsistency(seq + 1, kHuge, everything);
        REQUIRE(consistency.has_value());
        CHECK(consistency->size() <= 65);
        CHECK_FALSE(verifyConsistency(seq + 1, any, kHuge, leafHash(asBytes("x")), Proof(100'000, any)));
    }
}
