// SPDX-License-Identifier: Apache-2.0
#include "credential/truage_token.h"
#include "crypto/encoding.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/shared_files.h"
#include "tests/verifier/till.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace carded;
using test::named;

namespace {

/// A till that sells to anybody of twelve on the tokens of whoever signed this one, at the moment it was issued.
struct TokensTill : test::TestTill {
    explicit TokensTill(const std::string& text)
    {
        const Bytes bytes = test::truAgeBytes(text);
        const auto token = credential::parseTruAgeToken(bytes).value();
        auto entry = test::truAgeIssuer(test::TestKey::Issuer);
        entry["iss"] = issuerOf(token);
        entry["keys"][0]["x"] = crypto::encodeBase64Url(token.key.subspan(2));
        auto list = test::trustJson();
        list["issuers"].push_back(entry);
        trust = credential::parseTrustList(list.dump()).value();
        now = verifiedAt = token.issued;
        clockFloor.reset();
        category = "lemonade";
        policy.presentation.singleUseCodes = policy::SingleUseCodes::Accept;
        policy.categories[0].id = category;
        policy.categories[0].rules[0] = {std::nullopt, std::nullopt, 12, policy::Counting::Birthday};
    }
};

/// What is no token is refused before anything else is asked.
void refuse(TokensTill& till, const std::string& text)
{
    const auto verdict = till.verdictOn(text);
    REQUIRE((verdict.outcome() != verifier::Outcome::Pass && verdict.issuer.empty()));
}

/// No byte of a token is unsigned.
void refuseEveryFlippedBit(const std::string& text)
{
    TokensTill till(text);
    REQUIRE(named(till.verdictOn(text).reason) == "old_enough");
    Bytes bytes = test::truAgeBytes(text);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        const auto mask = static_cast<std::uint8_t>(1U << (bit % 8));
        bytes[bit / 8] ^= mask;
        if (credential::parseTruAgeToken(bytes)) { // else it is none, in whatever text
            refuse(till, test::truAgeText(bytes));
        }
        bytes[bit / 8] ^= mask;
    }
}

/// The same of the text's characters, most of which are none of base32 then.
void refuseEveryFlippedCharacter(const std::string& text)
{
    TokensTill till(text);
    for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
        std::string flipped = text;
        flipped[bit / 8] = static_cast<char>(static_cast<unsigned char>(flipped[bit / 8]) ^ 1U << (bit % 8));
        refuse(till, flipped);
    }
}

/// The generated tokens from `first` on, fifteen of them: they are tried in four processes, as they take their time.
void refuseEveryFlipOfFifteen(std::size_t first)
{
    const auto file = test::readSharedFile("foreign-samples/truage-generated.json");
    if (!file) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    const auto good = nlohmann::json::parse(*file)["good"];
    REQUIRE(good.size() == 60);
    refuseEveryFlippedCharacter(good[first]["text"]);
    for (std::size_t i = first; i < first + 15; ++i) {
        CAPTURE(i);
        refuseEveryFlippedBit(good[i]["text"]);
    }
}

} // namespace

TEST_CASE("verify: no bit of the public verifier's own TruAge token can be flipped without losing the pass")
{
    const auto text = test::readFile(test::corpusFolder() / "12-foreign-payloads" / "truage-vp1-b.txt");
    if (!text) {
        MESSAGE("SKIPPED: no corpus");
        return;
    }
    refuseEveryFlippedBit(*text);
    refuseEveryFlippedCharacter(*text);
}

TEST_CASE("verify: no bit of the generated TruAge tokens 0 to 14 can be flipped without losing the pass")
{
    refuseEveryFlipOfFifteen(0);
}

TEST_CASE("verify: no bit of the generated TruAge tokens 15 to 29 can be flipped without losing the pass")
{
    refuseEveryFlipOfFifteen(15);
}

TEST_CASE("verify: no bit of the generated TruAge tokens 30 to 44 can be flipped without losing the pass")
{
    refuseEveryFlipOfFifteen(30);
}

TEST_CASE("verify: no bit of the generated TruAge tokens 45 to 59 can be flipped without losing the pass")
{
    refuseEveryFlipOfFifteen(45);
}
