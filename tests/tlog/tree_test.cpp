// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "tests/support/hex.h"
#include "tests/tlog/trees.h"
#include "tlog/tree.h"
#include "tlog/tree_hasher.h"

#include <doctest/doctest.h>

#include <bit>

using namespace carded;
using namespace carded::tlog;
using test::hex;

namespace {

std::string text(const Hash& hash)
{
    return crypto::encodeHex(hash.span());
}

} // namespace

TEST_CASE("Tree: the roots of the first eight leaves are those of the certificate-transparency tests")
{
    const char* const records[] = {
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
    const char* const roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                 "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                 "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                 "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                 "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                 "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                 "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                 "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    Frontier frontier;
    CHECK(text(frontier.root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < std::size(records); ++i) {
        CAPTURE(i);
        frontier.append(leafHash(hex(records[i])));
        CHECK(text(frontier.root()) == roots[i]);
    }
}

TEST_CASE("Tree: a leaf of two hashes is not the node over them")
{
    const Hash left = leafHash(asBytes("left"));
    const Hash right = leafHash(asBytes("right"));
    Bytes both(left.data.begin(), left.data.end());
    both.insert(both.end(), right.data.begin(), right.data.end());
    CHECK(leafHash(both) != nodeHash(left, right));
    CHECK(nodeHash(left, right) != nodeHash(right, left));
}

TEST_CASE("TreeHasher: its leaves and nodes are those of the tree")
{
    TreeHasher hasher;
    Hash last = emptyRoot();
    for (std::size_t size = 0; size < 200; ++size) {
        const std::string record(size, 'r');
        const Hash leaf = leafHash(asBytes(record));
        CHECK(hasher.leaf(asBytes(record)) == leaf);
        CHECK(hasher.node(last, leaf) == nodeHash(last, leaf));
        last = leaf;
    }
}

TEST_CASE("Frontier: agrees with the recursive definition for every size up to 2000")
{
    const auto leaves = test::manyLeaves(2000);
    test::RecursiveTree reference(leaves);
    Frontier frontier;
    for (std::uint64_t size = 0;; ++size) {
        CAPTURE(size);
        REQUIRE(frontier.size() == size);
        REQUIRE(frontier.edge().size() == static_cast<std::size_t>(std::popcount(size)));
        REQUIRE((frontier.root() == reference.root(size)));
        if (size == leaves.size()) {
            break;
        }
        frontier.append(leaves[size]);
    }
}

TEST_CASE("Frontier: a leaf completes as many nodes as the new size has trailing zero bits")
{
    Frontier frontier;
    for (const Hash& leaf : test::manyLeaves(600)) {
        const auto completed = frontier.append(leaf);
        CAPTURE(frontier.size());
        REQUIRE(completed.size() == static_cast<std::size_t>(std::countr_zero(frontier.size())));
        if (!completed.empty()) {
            REQUIRE((completed.back() == frontier.edge().back()));
        }
    }
}

TEST_CASE("Frontier: one that was stored and read back grows on as if nothing had been")
{
    const auto leaves = test::manyLeaves(300);
    Frontier whole;
    Frontier stored;
    for (const Hash& leaf : leaves) {
        const auto readBack = Frontier::from(stored.size(), stored.edge());
        REQUIRE(readBack.has_value());
        stored = *readBack;
        REQUIRE((stored.append(leaf) == whole.append(leaf)));
        REQUIRE((stored.root() == whole.root()));
    }
}

TEST_CASE("Frontier: an edge of another length than its size has bits is refused")
{
    const auto hashes = test::manyLeaves(64);
    const auto first = [&](std::size_t count) { return std::span(hashes).first(count); };
    CHECK(Frontier::from(0, {}).has_value());
    CHECK_FALSE(Frontier::from(0, first(1)).has_value());
    CHECK_FALSE(Frontier::from(1, {}).has_value());
    CHECK(Frontier::from(7, first(3)).has_value());
    CHECK_FALSE(Frontier::from(7, first(2)).has_value());
    CHECK_FALSE(Frontier::from(7, first(4)).has_value());
    CHECK_FALSE(Frontier::from(8, first(3)).has_value());
    CHECK(Frontier::from(~std::uint64_t{0}, first(64)).has_value());
}
