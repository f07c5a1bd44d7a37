// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/presentation.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::kMaxTextSize;
using credential::parsePresentation;
using credential::PresentationError;
using test::age1;
using test::item;

namespace {

Bytes boundCode()
{
    return test::keyBindingToken(test::sdCwt().encode()).encode();
}

std::optional<PresentationError> problemOf(const std::string& text)
{
    const auto parsed = parsePresentation(text);
    return parsed ? std::nullopt : std::optional(parsed.error().error);
}

/// A plain CWT whose text is exactly `size` characters long.
std::string textOf(std::size_t size)
{
    for (std::size_t padding = 2300; padding < 3000; ++padding) {
        auto token = test::plainCwt();
        token.claims.set("padding", test::bytesItem(Bytes(padding, 1)));
        if (auto text = age1(token.encode()); text.size() == size) {
            return text;
        }
    }
    FAIL("no padding gives this size");
    return {};
}

} // namespace

TEST_CASE("parsePresentation: gives the layers of a bound code, and keeps what they point to when it moves")
{
    auto parsed = parsePresentation(age1(boundCode()));
    REQUIRE(parsed.has_value());
    const credential::Presentation moved = *std::move(parsed);
    CHECK((moved.format == credential::Format::Age1));
    CHECK(moved.credential.claims.iss == test::kIss);
    REQUIRE(moved.holder.has_value());
    CHECK(moved.holder->claims.aud == "age1");
    CHECK(moved.credential.disclosures.empty());
}

TEST_CASE("parsePresentation: a compressed body is the same code")
{
    const auto text = age1(test::zlib(boundCode()));
    REQUIRE(text.starts_with("AGE1:"));
    CHECK(parsePresentation(text).has_value());
}

TEST_CASE("parsePresentation: a static code has no holder, and no id to be used up")
{
    const auto parsed = parsePresentation(age1(test::plainCwt().encode()));
    REQUIRE(parsed.has_value());
    CHECK_FALSE(parsed->holder.has_value());
    CHECK_FALSE(singleUseOf(*parsed).has_value());
}

TEST_CASE("singleUseOf: is SHA-256 of the holder's signature")
{
    const Bytes code = boundCode();
    const auto parsed = parsePresentation(age1(code));
    CHECK(singleUseOf(parsed.value()).value().id == crypto::sha256(ByteSpan(code).last(64)));
}

TEST_CASE("parsePresentation: what is not ours is named")
{
    const Bytes cose = test::sdCwt().encode();
    const struct {
        std::string name;
        std::string text;
        PresentationError error;
    } rows[] = {
        {"nothing", "", PresentationError::NotACredential},
        {"any text", "hello", PresentationError::NotACredential},
        {"small letters", "age1:", PresentationError::NotACredential},
        {"base45 that does not inflate", credential::encodeBase45(cose), PresentationError::NotACredential},
        {"compressed text", credential::encodeBase45(test::zlib(test::hex("6869"))), PresentationError::NotACredential},
        {"an integer under a COSE tag", credential::encodeBase45(test::zlib(test::hex("D201"))),
         PresentationError::NotACredential},
        {"compressed COSE", credential::encodeBase45(test::zlib(cose)), PresentationError::UnsupportedDocument},
        {"compressed COSE under the CWT tag",
         credential::encodeBase45(test::zlib(test::operator+(test::hex("D83D"), cose))),
         PresentationError::UnsupportedDocument},
        {"compressed COSE_Encrypt0", credential::encodeBase45(test::zlib(test::hex("D08340A040"))),
         PresentationError::UnsupportedDocument},
        {"a bomb", credential::encodeBase45(test::zlib(Bytes(1'000'000, 0))), PresentationError::NotACredential},
        {"a health certificate", "HC1:", PresentationError::UnsupportedDocument},
        {"a link", "https://example.com", PresentationError::OnlineCode},
        {"an article", "8801234567893", PresentationError::ArticleNumber},
        {"4,297 letters", std::string(kMaxTextSize + 1, 'A'), PresentationError::NotACredential},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(problemOf(row.text) == row.error);
    }
}

TEST_CASE("parsePresentation: a code of ours that is broken in any layer is malformed")
{
    const Bytes sd = test::sdCwt().encode();
    auto emptySdClaims = test::sdCwt();
    emptySdClaims.unprotectedHeader.set(17, test::arrayItem({}));
    auto noCnf = test::sdCwt();
    noCnf.claims.erase(8);
    auto plainWithSdClaims = test::plainCwt();
    plainWithSdClaims.unprotectedHeader.set(17, test::arrayItem({test::bytesItem({})}));
    auto plainWithKid = test::plainCwt();
    plainWithKid.unprotectedHeader.set(4, test::bytesItem(test::hex("01")));
    auto holderWithHeader = test::keyBindingToken(sd);
    holderWithHeader.unprotectedHeader.set(4, test::bytesItem(test::hex("01")));
    auto holderWithIss = test::keyBindingToken(sd);
    holderWithIss.claims.set(1, item("me"));
    auto noIss = test::sdCwt();
    noIss.claims.erase(1);
    const struct {
        std::string name;
        std::string text;
    } rows[] = {
        {"no body", "AGE1:"},
        {"small letters", "AGE1:abc"},
        {"a length of 3n + 1", "AGE1:AAAA"},
        {"no CBOR", age1(test::hex("FF"))},
        {"a CWT tag around it", age1(test::operator+(test::hex("D83D"), sd))},
        {"a byte after the end", age1(test::operator+(sd, test::hex("00")))},
        {"a byte after the zlib stream", age1(test::operator+(test::zlib(sd), test::hex("00")))},
        {"a zlib stream cut short", age1(ByteSpan(test::zlib(sd)).first(20))},
        {"compressed twice", age1(test::zlib(test::zlib(sd)))},
        {"a zlib stream that begins otherwise", age1(test::hex("58 85 01 0000 FFFF 00000001"))},
        {"an empty sd_claims", age1(emptySdClaims.encode())},
        {"an SD-CWT without cnf", age1(noCnf.encode())},
        {"an SD-CWT without iss", age1(noIss.encode())},
        {"a plain CWT with sd_claims", age1(plainWithSdClaims.encode())},
        {"a plain CWT with an unprotected kid", age1(plainWithKid.encode())},
        {"a key binding token with an unprotected header", age1(holderWithHeader.encode())},
        {"a key binding token with iss", age1(holderWithIss.encode())},
        {"a key binding token around a plain CWT", age1(test::keyBindingToken(test::plainCwt().encode()).encode())},
        {"a key binding token around another",
         age1(test::keyBindingToken(test::keyBindingToken(sd).encode()).encode())},
        {"a key binding token around an SD-CWT without cnf", age1(test::keyBindingToken(noCnf.encode()).encode())},
        {"a status list", age1(test::statusList(test::hex("00")).encode())},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(problemOf(row.text) == PresentationError::Malformed);
    }
}

TEST_CASE("parsePresentation: a whole code with an algorithm that is none of ours says so, and a broken one does not")
{
    auto issuer = test::sdCwt();
    issuer.protectedHeader.set(1, item(-65535));
    CHECK(problemOf(age1(test::keyBindingToken(issuer.encode()).encode())) == PresentationError::UnsupportedAlgorithm);
    auto hash = test::sdCwt();
    hash.protectedHeader.set(170, item(-44));
    CHECK(problemOf(age1(test::keyBindingToken(hash.encode()).encode())) == PresentationError::UnsupportedAlgorithm);
    auto holder = test::keyBindingToken(test::sdCwt().encode());
    holder.protectedHeader.set(1, item(-65535));
    CHECK(problemOf(age1(holder.encode())) == PresentationError::UnsupportedAlgorithm);
    holder.claims.erase(3);
    CHECK(problemOf(age1(holder.encode())) == PresentationError::Malformed);
}

TEST_CASE("parsePresentation: an algorithm that our formats name is left for its key to refuse")
{
    for (const int alg : {-7, -35, -37}) {
        auto issuer = test::sdCwt();
        issuer.protectedHeader.set(1, item(alg));
        const auto parsed = parsePresentation(age1(test::keyBindingToken(issuer.encode()).encode()));
        REQUIRE(parsed.has_value());
        REQUIRE(parsed->credential.header.algorithm.has_value());
        CHECK_FALSE(fits(*parsed->credential.header.algorithm, test::publicKeyOf(test::TestKey::Issuer)));
    }
}

TEST_CASE("parsePresentation: 4,296 characters are read and 4,297 are not")
{
    // base45 lengths are 0 or 2 modulo 3, so with the five characters of AGE1: a text has 3n + 1 or 3n + 2.
    CHECK(parsePresentation(textOf(4295)).has_value());
    std::string text = textOf(4295);
    text.push_back('0'); // 4,296 characters: read, and found to be no base45
    CHECK(problemOf(text) == PresentationError::Malformed);
    CHECK(problemOf(textOf(4297)) == PresentationError::Malformed);
    CHECK(problemOf("AGE1:" + std::string(1'000'000, '0')) == PresentationError::Malformed);
}

TEST_CASE("parsePresentation: 8,192 bytes inflated are read and 8,193 are not")
{
    const auto sized = [](std::size_t padding) {
        auto token = test::plainCwt();
        token.claims.set("padding", test::bytesItem(Bytes(padding, 1)));
        return token.encode();
    };
    const std::size_t rest = sized(7000).size() - 7000;
    REQUIRE(sized(8192 - rest).size() == 8192);
    CHECK(parsePresentation(age1(test::zlib(sized(8191 - rest)))).has_value());
    CHECK(parsePresentation(age1(test::zlib(sized(8192 - rest)))).has_value());
    CHECK(problemOf(age1(test::zlib(sized(8193 - rest)))) == PresentationError::Malformed);
}

TEST_CASE("parsePresentation: every strict prefix of a code's bytes is malformed")
{
    const Bytes code = boundCode();
    for (std::size_t size = 0; size < code.size(); ++size) {
        REQUIRE(problemOf(age1(ByteSpan(code).first(size))) == PresentationError::Malformed);
    }
}
