// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "issuer/files.h"
#include "issuer/wallet.h"
#include "tests/issuer/fixture.h"
#include "tests/support/document_block.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

using namespace carded;

namespace {

/// 32 bytes of 1 for the issuer's key, of 2 for its status key, of 3 for the holder's, then 8 of 4 that pick the
/// status entry.
issuer::RandomSource exampleSource()
{
    return [next = std::uint8_t{0}](std::size_t count) mutable { return Bytes(count, ++next); };
}

} // namespace

TEST_CASE("docs/formats/age1.md: the bytes and the text of its example are what the issuer makes")
{
    auto random = exampleSource();
    auto options = test::testOptions();
    options.description.iss = "https://a.example";
    options.credentialKid = {0x01};
    auto office = issuer::makeIssuer(options, random);
    REQUIRE(office);
    const auto wallet = issuer::issueCredential(*office, test::testRequest(test::over19()), random);
    REQUIRE(wallet);
    const issuer::Showing showing{test::kIssued + Seconds{60}, "age1", {}};
    const auto message = issuer::presentCredential(*wallet, showing);
    REQUIRE(message);

    const auto file = issuer::readFile(std::filesystem::path(CARDED_SOURCE_DIR) / "docs/formats/age1.md");
    REQUIRE(file);
    CHECK(test::hex(test::blockAfter(asText(*file), "### The bytes")) == *message);
    CHECK(test::blockAfter(asText(*file), "### The text") == "AGE1:" + credential::encodeBase45(*message) + "\n");
}
