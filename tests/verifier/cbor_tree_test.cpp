// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cbor_tree.h"
#include "tests/support/cose_tree.h"
#include "tests/support/hex.h"
#include "tests/support/valid_tokens.h"

#include <doctest/doctest.h>

using namespace carded;
using test::CborTree;
using test::hex;

TEST_CASE("CBOR tree: what it reads it writes again, and it finds every layer that was signed")
{
    for (const test::ValidToken& token : test::validTokens()) {
        CAPTURE(token.name);
        auto tree = CborTree::parse(token.message);
        REQUIRE(tree);
        CHECK(tree->encode() == token.message);
        CHECK(coseLayers(*tree).size() == token.signers.size());
        for (std::size_t size = 0; size < token.message.size(); ++size) {
            REQUIRE_FALSE(CborTree::parse(ByteSpan(token.message).first(size)));
        }
    }
}

TEST_CASE("CBOR tree: it looks into byte strings that hold a container or a tag, and into no others")
{
    const struct {
        const char* bytes;
        std::size_t items;
    } rows[] = {
        {"00", 1},       {"F93C00", 1},   {"4101", 1},   {"40", 1},         {"41A0", 1},   {"43616263", 1},
        {"43A10100", 4}, {"43A00000", 1}, {"42C101", 3}, {"A2010203F5", 5}, {"820102", 3}, {"4481428101", 5},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        auto tree = CborTree::parse(hex(row.bytes));
        CHECK((tree ? tree->nodes().size() : 0) == row.items);
    }
}

TEST_CASE("CBOR tree: bytes that it could not write again are refused")
{
    for (const char* bytes : {"", "5801FF", "9FFF", "1C", "0000", "8101FF", "A101", "C1", "6261", "1F"}) {
        CAPTURE(bytes);
        CHECK_FALSE(CborTree::parse(hex(bytes)));
    }
}
