// SPDX-License-Identifier: Apache-2.0
#include "credential/truage.h"
#include "credential/truage_token.h"
#include "crypto/encoding.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/shared_files.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace carded;
using credential::parsePresentation;

namespace {

crypto::PublicKey keyOf(const credential::TruAgeToken& token)
{
    return crypto::Ed25519PublicKey::from(token.key.subspan(2)).value();
}

bool holds(const std::string& text)
{
    const auto parsed = parsePresentation(text);
    const Bytes bytes = test::truAgeBytes(text);
    const auto token = credential::parseTruAgeToken(bytes);
    return parsed && token && signatureHolds(parsed->credential, keyOf(*token));
}

} // namespace

TEST_CASE("TruAge samples: sixty tokens of public libraries read as those libraries canonicalize them, and hold")
{
    const auto file = test::readSharedFile("foreign-samples/truage-generated.json");
    if (!file) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    const auto samples = nlohmann::json::parse(*file);
    CHECK(samples["good"].size() == 60);
    for (const auto& sample : samples["good"]) {
        const Bytes bytes = test::truAgeBytes(sample["text"].get<std::string>());
        const auto token = credential::parseTruAgeToken(bytes);
        REQUIRE(token.has_value());
        const auto quads = quadsOf(*token, issuerOf(*token));
        CHECK(std::string_view(quads.proof) == sample["np"].get<std::string>());
        CHECK(std::string_view(quads.credential) == sample["nd"].get<std::string>());
        CHECK(holds(sample["text"]));
        const auto parsed = parsePresentation(sample["text"].get<std::string>());
        const auto elements = readDataElements(parsed.value()).value();
        const auto age = sample["age"].get<std::size_t>();
        CHECK(elements.ageOver.count() == 1);
        CHECK(elements.ageOver.test(std::min<std::size_t>(age, 99)));
    }
}

TEST_CASE(
    "TruAge samples: ten validly signed tokens of a wrong shape are refused, but for the one whose time alone is wrong")
{
    const auto file = test::readSharedFile("foreign-samples/truage-generated.json");
    if (!file) {
        MESSAGE("SKIPPED: foreign-samples is not beside the corpus");
        return;
    }
    const auto samples = nlohmann::json::parse(*file);
    CHECK(samples["wrong"].size() == 10);
    for (const auto& sample : samples["wrong"]) {
        const auto kind = sample["kind"].get<std::string>();
        CAPTURE(kind);
        const auto parsed = parsePresentation(sample["text"].get<std::string>());
        CHECK(parsed.has_value() == (kind == "expired long ago"));
        if (!parsed) {
            CHECK((parsed.error().error == credential::PresentationError::Malformed));
            CHECK(parsed.error().document == "truage");
        }
    }
}

TEST_CASE("TruAge samples: the public verifier's own token has the hashes that it computes")
{
    const auto text = test::readFile(test::corpusFolder() / "12-foreign-payloads" / "truage-vp1-b.txt");
    if (!text) {
        MESSAGE("SKIPPED: no corpus");
        return;
    }
    const auto parsed = parsePresentation(*text);
    REQUIRE(parsed.has_value());
    CHECK(crypto::encodeHex(parsed->credential.proof.value().message)
          == "bcff24ec3ea23b31a29baeebf6cf9a06471938ec4a4f35553f93f576256473bd"
             "d61ef7e2a54fd28e84ffffdd6e56680046ab1a8c7409648753b6f292d29a7230");
    CHECK(parsed->credential.claims.iss == "did:key:z6Mkju1q59X5KZ3pNLF6FeXCntgmfbGeYjd6LmCYyZdHSAQE");
    CHECK(parsed->credential.claims.exp.seconds == 1700670674);
    CHECK(holds(*text));
}
