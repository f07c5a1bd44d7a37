// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/presentation.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace carded;
using credential::DataElementError;
using credential::DataElements;
using credential::Date;
using credential::Format;
using credential::parsePresentation;
using credential::PresentationError;
using test::arrayItem;
using test::bareBase45;
using test::bytesItem;
using test::claim169;
using test::claim169Members;
using test::item;
using test::MapBuilder;
using test::TestKey;
using test::TestMessage;
using test::operator+;

namespace {

const Bytes kJpeg = test::hex("FFD8FFE0");
const Bytes kWebp = test::hex("52494646 00000000 57454250");
const Bytes kOtherKid{9};

std::string textOf(const TestMessage& token)
{
    return bareBase45(token.encode());
}

/// A good token after a change.
TestMessage changed(const std::function<void(TestMessage&)>& change)
{
    TestMessage token = claim169();
    change(token);
    return token;
}

std::optional<PresentationError> problemOf(const std::string& text)
{
    const auto parsed = parsePresentation(text);
    return parsed ? std::nullopt : std::optional(parsed.error().error);
}

/// The data elements of a token with these members in claim 169.
Result<DataElements, DataElementError> elementsOf(const MapBuilder& members)
{
    TestMessage token = claim169();
    token.claims.set(169, members.encode());
    const auto parsed = parsePresentation(textOf(token));
    REQUIRE(parsed.has_value());
    return credential::readDataElements(*parsed);
}

/// {0: data, 1: format, 2: subformat}
Bytes face(const Bytes& data, int format, int subformat)
{
    return MapBuilder().set(0, bytesItem(data)).set(1, item(format)).set(2, item(subformat)).encode();
}

} // namespace

TEST_CASE("Claim 169: both taggings and both places of kid give the same layers")
{
    auto unprotected = claim169();
    unprotected.protectedHeader.erase(4);
    unprotected.unprotectedHeader.set(4, bytesItem(test::testKid(TestKey::ForeignIssuer)));
    auto both = claim169();
    both.unprotectedHeader.set(4, bytesItem(test::testKid(TestKey::ForeignIssuer)));
    const Bytes cwtTag = test::hex("D83D");
    for (const Bytes& message :
         {claim169().encode(), cwtTag + claim169().encode(), unprotected.encode(), both.encode()}) {
        const auto parsed = parsePresentation(bareBase45(message));
        REQUIRE(parsed.has_value());
        CHECK((parsed->format == Format::Claim169));
        CHECK(equal(parsed->credential.header.kid, test::testKid(TestKey::ForeignIssuer)));
        CHECK(parsed->credential.claims.iss == test::kForeignIss);
        CHECK_FALSE(parsed->holder.has_value());
        CHECK_FALSE(credential::singleUseOf(*parsed).has_value());
        const auto elements = credential::readDataElements(*parsed);
        REQUIRE(elements.has_value());
        CHECK((elements->birthDate == Date{std::chrono::year{1988}, std::chrono::January, std::chrono::day{2}}));
        CHECK(elements->portrait == kJpeg);
    }
}

TEST_CASE("Claim 169: iss, iat and kid may be absent, and unknown header labels stand")
{
    auto token = claim169();
    token.claims.erase(1).erase(6);
    token.protectedHeader.erase(4).set(3, item("text/plain")).set("x", item(1));
    token.unprotectedHeader.set(33, bytesItem(Bytes{1}));
    const auto parsed = parsePresentation(textOf(token));
    REQUIRE(parsed.has_value());
    CHECK(parsed->credential.header.kid.empty());
    CHECK_FALSE(parsed->credential.claims.iss.has_value());
    CHECK_FALSE(parsed->credential.claims.iat.has_value());
}

TEST_CASE("Claim 169: a COSE object of another kind is named, and what is none is no credential")
{
    const Bytes message = claim169().encode();
    const struct {
        std::string name;
        Bytes bytes;
        std::string document; ///< empty for what is no credential
    } rows[] = {
        {"COSE_Encrypt0", test::hex("D08340A040"), "cose-encrypt"},
        {"COSE_Encrypt in a CWT", test::hex("D83D D860 8440A04080"), "cose-encrypt"},
        {"COSE_Mac0", test::hex("D18440A04040"), "cose"},
        {"COSE_Sign", test::hex("D8628440A04080"), "cose"},
        {"no claim 169", changed([](TestMessage& t) { t.claims.erase(169); }).encode(), "cose"},
        {"a payload that is no map", changed([](TestMessage& t) { t.payload = test::hex("01"); }).encode(), "cose"},
        {"a message cut short", Bytes(message.begin(), message.end() - 1), "cose"},
        {"the tags the other way round", test::hex("D2 D83D") + Bytes(message.begin() + 1, message.end()), ""},
        {"no tag", Bytes(message.begin() + 1, message.end()), ""},
        {"the CWT tag alone", test::hex("D83D") + Bytes(message.begin() + 1, message.end()), ""},
        {"a map", test::hex("A11869A0"), ""},
        {"nothing", Bytes{}, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto parsed = parsePresentation(bareBase45(row.bytes));
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().error
              == (row.document.empty() ? PresentationError::NotACredential : PresentationError::UnsupportedDocument));
        CHECK(parsed.error().document == row.document);
    }
}

TEST_CASE("Claim 169: a token that breaks its profile is malformed")
{
    const Bytes kid = bytesItem(test::testKid(TestKey::ForeignIssuer));
    const struct {
        std::string name;
        std::function<void(TestMessage&)> change;
    } rows[] = {
        {"no alg", [](TestMessage& t) { t.protectedHeader.erase(1); }},
        {"alg in the unprotected header alone",
         [](TestMessage& t) {
             t.protectedHeader.erase(1);
             t.unprotectedHeader.set(1, item(-8));
         }},
        {"alg by a byte string", [](TestMessage& t) { t.protectedHeader.set(1, bytesItem(Bytes{1})); }},
        {"an empty protected header", [](TestMessage& t) { t.protectedBytes = Bytes{}; }},
        {"crit", [](TestMessage& t) { t.protectedHeader.set(2, arrayItem({item(4)})); }},
        {"kid of no bytes", [](TestMessage& t) { t.protectedHeader.set(4, bytesItem(Bytes{})); }},
        {"kid of 33 bytes", [](TestMessage& t) { t.protectedHeader.set(4, bytesItem(Bytes(33, 1))); }},
        {"kid by a text", [](TestMessage& t) { t.protectedHeader.set(4, item("kid")); }},
        {"an unprotected kid of no bytes", [](TestMessage& t) { t.unprotectedHeader.set(4, bytesItem(Bytes{})); }},
        {"two kids that differ", [](TestMessage& t) { t.unprotectedHeader.set(4, bytesItem(kOtherKid)); }},
        {"a label twice", [&](TestMessage& t) { t.protectedHeader.add(item(4), kid); }},
        {"typ of a status list", [](TestMessage& t) { t.protectedHeader.set(16, item("application/statuslist+cwt")); }},
        {"typ of a key binding token", [](TestMessage& t) { t.protectedHeader.set(16, item(294)); }},
        {"an unprotected crit", [](TestMessage& t) { t.unprotectedHeader.set(2, arrayItem({item(4)})); }},
        {"a claim twice", [](TestMessage& t) { t.claims.add(item(4), item(1)); }},
        {"claim 169 twice", [](TestMessage& t) { t.claims.add(item(169), claim169Members().encode()); }},
        {"a member of it twice",
         [](TestMessage& t) { t.claims.set(169, claim169Members().add(item(8), item("19880102")).encode()); }},
        {"no exp", [](TestMessage& t) { t.claims.erase(4); }},
        {"exp by a text", [](TestMessage& t) { t.claims.set(4, item("2030")); }},
        {"iss by a number", [](TestMessage& t) { t.claims.set(1, item(1)); }},
        {"a status by a number", [](TestMessage& t) { t.claims.set(65535, item(1)); }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(problemOf(textOf(changed(row.change))) == PresentationError::Malformed);
    }
}

TEST_CASE("Claim 169: an algorithm that no format names says so")
{
    for (const Bytes& alg : {item(-36), item(5), item("Ed25519")}) {
        CHECK(problemOf(textOf(changed([&](TestMessage& t) { t.protectedHeader.set(1, alg); })))
              == PresentationError::UnsupportedAlgorithm);
    }
}

TEST_CASE("Claim 169: base45 of a stream that does not inflate is no credential")
{
    const Bytes stream = test::zlib(claim169().encode());
    CHECK(problemOf(credential::encodeBase45(stream)) == std::nullopt);
    CHECK(problemOf(credential::encodeBase45(claim169().encode())) == PresentationError::NotACredential);
    CHECK(problemOf(credential::encodeBase45(stream + test::hex("00"))) == PresentationError::NotACredential);
    for (std::size_t size = 0; size < stream.size(); ++size) {
        REQUIRE(problemOf(credential::encodeBase45(ByteSpan(stream).first(size))) == PresentationError::NotACredential);
    }
    CHECK(problemOf(credential::encodeBase45(test::zlib(Bytes(100'000'000, 0)))) == PresentationError::NotACredential);
}

TEST_CASE("Claim 169: a date of birth is YYYYMMDD and a day of the calendar, or there is none")
{
    CHECK_FALSE(elementsOf(claim169Members().erase(8)).value().birthDate.has_value());
    for (const char* date :
         {"", "1988-01-02", "1988010", "198801022", "19881301", "19880230", "1988O102", "02011988"}) {
        CAPTURE(date);
        CHECK(test::errorOf(elementsOf(claim169Members().set(8, item(date)))) == DataElementError::ImpossibleDate);
    }
    CHECK(test::errorOf(elementsOf(claim169Members().set(8, item(19880102)))) == DataElementError::WrongType);
}

TEST_CASE("Claim 169: the photo is one of its format, or the first such face, or none")
{
    const auto portrait = [](const MapBuilder& members) { return elementsOf(members).value().portrait; };
    MapBuilder none = claim169Members().erase(16).erase(17);
    CHECK(portrait(none).empty());
    CHECK(portrait(claim169Members()) == kJpeg);
    CHECK(portrait(claim169Members().set(16, bytesItem(kWebp)).set(17, item(4))) == kWebp);
    CHECK(portrait(claim169Members().erase(17)).empty());
    CHECK(portrait(claim169Members().set(17, item(2))).empty());
    CHECK(portrait(claim169Members().set(17, item(4))).empty());
    CHECK(portrait(claim169Members().set(16, bytesItem(test::hex("FFD8")))).empty());
    CHECK(portrait(claim169Members().set(16, bytesItem(test::hex("52494646 00000000 57454251"))).set(17, item(4)))
              .empty());

    CHECK(portrait(none.set(62, arrayItem({face(kJpeg, 0, 1)}))) == kJpeg);
    CHECK(portrait(none.set(62, face(kWebp, 0, 4))) == kWebp);
    CHECK(portrait(none.set(62, arrayItem({face(kJpeg, 1, 1), face(kJpeg, 0, 0), face(kWebp, 0, 4)}))) == kWebp);
    CHECK(portrait(none.set(62, arrayItem({}))).empty());
    CHECK(portrait(claim169Members().set(62, arrayItem({face(kWebp, 0, 4)}))) == kJpeg);
    CHECK(portrait(claim169Members().set(17, item(3)).set(62, arrayItem({face(kWebp, 0, 4)}))) == kWebp);
}

TEST_CASE("Claim 169: a photo of 2,048 bytes is handed on, and a larger one is none")
{
    const auto membersWith = [](std::size_t size) {
        return claim169Members().set(16, bytesItem(kJpeg + Bytes(size - kJpeg.size(), 0)));
    };
    CHECK(elementsOf(membersWith(2048)).value().portrait.size() == 2048);
    CHECK(elementsOf(membersWith(2049)).value().portrait.empty());
    CHECK(elementsOf(membersWith(2049).set(62, face(kWebp, 0, 4))).value().portrait == kWebp);
    CHECK(elementsOf(claim169Members().erase(16).set(62, face(kJpeg + Bytes(2045, 0), 0, 1))).value().portrait.empty());
}

TEST_CASE("Claim 169: a picture of a wrong type is none, and unwanted members are not looked at")
{
    for (const auto& [key, value] :
         {std::pair{16, item("x")}, {17, item("1")}, {62, item(1)}, {62, arrayItem({item(1)})}}) {
        const int member = key;
        CAPTURE(member);
        const auto elements = elementsOf(claim169Members().erase(16).erase(17).set(member, value));
        CHECK(elements.value().birthDate.has_value());
        CHECK(elements.value().portrait.empty());
    }
    const Bytes textFace = MapBuilder().set(0, item("x")).set(1, item(0)).set(2, item(1)).encode();
    CHECK(elementsOf(claim169Members().erase(16).set(62, arrayItem({textFace, face(kWebp, 0, 4)}))).value().portrait
          == kWebp);
    CHECK(
        elementsOf(claim169Members().set(4, item(7)).set(9, item("x")).set(50, item(1)).set("x", item(1))).has_value());
    auto token = claim169();
    token.claims.set(169, item(1));
    const auto parsed = parsePresentation(textOf(token));
    REQUIRE(parsed.has_value());
    CHECK(test::errorOf(credential::readDataElements(*parsed)) == DataElementError::WrongType);
}

TEST_CASE("Claim 169: a message that can be followed to its claim and breaks the CBOR rules is malformed")
{
    const Bytes message = claim169().encode();
    CHECK(problemOf(bareBase45(message + test::hex("00"))) == PresentationError::Malformed);
    CHECK(problemOf(bareBase45(test::hex("D83D") + message + test::hex("00"))) == PresentationError::Malformed);
    CHECK(problemOf(bareBase45(message)) == std::nullopt);
}
