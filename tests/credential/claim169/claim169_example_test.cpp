// SPDX-License-Identifier: Apache-2.0
#include "credential/presentation.h"
#include "tests/support/document_block.h"
#include "tests/support/hex.h"
#include "tests/support/shared_files.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using test::item;

TEST_CASE("docs/formats/claim169.md: the bytes and the text of its example are what its key makes")
{
    auto token = test::claim169();
    token.protectedHeader.set(1, item(-8)).set(4, test::bytesItem(Bytes{1}));
    token.claims.set(1, item("https://a.example"))
        .set(4, item(1800000000))
        .set(6, item(1700000000))
        .set(169, test::MapBuilder().set(8, item("19880102")).encode());
    const auto file = test::readFile(std::filesystem::path(CARDED_SOURCE_DIR) / "docs/formats/claim169.md");
    REQUIRE(file);
    const Bytes message = test::hex(test::blockAfter(*file, "### The bytes"));
    CHECK(message == token.encode());
    const std::string text = test::blockAfter(*file, "### The text");
    CHECK(text == test::bareBase45(message) + "\n");
    CHECK(credential::parsePresentation(text.substr(0, text.size() - 1)).has_value());
}
