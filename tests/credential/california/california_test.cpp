// SPDX-License-Identifier: Apache-2.0
#include "credential/california.h"
#include "credential/california_urls.h"
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/other_encodings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace carded;
using credential::CaliforniaError;
using credential::parsePresentation;
using credential::PresentationError;
using credential::readCalifornia;
using test::aamvaText;
using test::TestCard;

namespace {

std::optional<CaliforniaError> errorIn(const TestCard& card)
{
    return test::errorOf(readCalifornia(card.text()));
}

std::optional<CaliforniaError> errorIn(const std::string& text)
{
    return test::errorOf(readCalifornia(text));
}

/// Whatever the text is called, it is no card that is read.
void refuse(const std::string& text)
{
    CAPTURE(text);
    CHECK_FALSE(parsePresentation(text).has_value());
}

std::string without(std::string text, char lost)
{
    std::erase(text, lost);
    return text;
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

struct Broken {
    const char* name;
    std::string text;
};

/// A broken code is called a card's, and no birth date is read from it.
void checkBroken(const Broken& row, CaliforniaError error)
{
    const std::string name = row.name;
    CAPTURE(name);
    CHECK((errorIn(row.text) == error));
    const auto parsed = parsePresentation(row.text);
    REQUIRE_FALSE(parsed.has_value());
    CHECK((parsed.error().error == PresentationError::Malformed));
    CHECK(parsed.error().document == "california-vcb");
    CHECK_FALSE(parsed.error().printedBirthDate.has_value());
}

TestCard number(std::uint8_t TestCard::*member, std::uint8_t value)
{
    TestCard card;
    card.*member = value;
    return card;
}

} // namespace

TEST_CASE("California: a card is read whole, and says who, until when and when they were born")
{
    for (const char* type : {"DL", "ID"}) {
        TestCard card;
        card.type = type;
        const auto parsed = parsePresentation(card.text());
        REQUIRE(parsed.has_value());
        CHECK((parsed->format == credential::Format::California));
        CHECK(parsed->credential.claims.iss == test::kCaliforniaIss);
        CHECK(asText(parsed->credential.header.kid) == "vm-vcb-1");
        CHECK((parsed->credential.claims.lastDay == credential::Date{std::chrono::year{2030} / 1 / 2}));
        CHECK(signatureHolds(parsed->credential, test::publicKeyOf(test::TestKey::P256)));
        const auto elements = readDataElements(*parsed).value();
        CHECK((elements.birthDate == credential::Date{std::chrono::year{1988} / 1 / 2}));
        CHECK_FALSE(elements.expiryDate.has_value());
        CHECK_FALSE(singleUseOf(*parsed).has_value());
    }
}

TEST_CASE("California: labels depend on the values, and every one of many cards holds")
{
    for (std::uint64_t index = 70000; index < 70040; ++index) {
        TestCard card;
        card.statusIndex = index;
        const auto parsed = parsePresentation(card.text());
        REQUIRE(parsed.has_value());
        CHECK(signatureHolds(parsed->credential, test::publicKeyOf(test::TestKey::P256)));
    }
}

TEST_CASE("California: each cause has its error")
{
    TestCard unsignedAge;
    unsignedAge.index = {0xAE, 0x40, 0x20}; // without DBB
    TestCard spareBit;
    spareBit.index = {0xAE, 0x60, 0x21};
    TestCard missing;
    std::erase_if(missing.elements, [](const auto& element) { return element.first == "DAG"; });
    TestCard noBirthDate;
    std::erase_if(noBirthDate.elements, [](const auto& element) { return element.first == "DBB"; });
    CHECK_FALSE(errorIn(TestCard()).has_value());
    CHECK((errorIn(unsignedAge) == CaliforniaError::TooLittleSigned));
    CHECK((errorIn(spareBit) == CaliforniaError::TooLittleSigned));
    CHECK((errorIn(missing) == CaliforniaError::MissingElement));
    CHECK((errorIn(noBirthDate) == CaliforniaError::MissingElement));
    CHECK((errorIn(TestCard().set("DAJ", "NV")) == CaliforniaError::WrongState));
    for (const char* date : {"02302030", "20300102", "0102203", "010220301", "0102203O", ""}) {
        CHECK((errorIn(TestCard().set("DBA", date)) == CaliforniaError::BadDate));
    }
    TestCard index;
    index.statusIndex = std::uint64_t{1} << 32U;
    CHECK(errorIn(index).has_value());
}

TEST_CASE("California: issuer, key and status list are of one system, and each is what it stands for")
{
    CHECK((errorIn(number(&TestCard::issuer, 20)) == CaliforniaError::MixedSystems));
    CHECK((errorIn(number(&TestCard::method, 22)) == CaliforniaError::MixedSystems));
    CHECK((errorIn(number(&TestCard::statusBase, 21)) == CaliforniaError::MixedSystems));
    CHECK((errorIn(number(&TestCard::issuer, 5)) == CaliforniaError::MixedSystems)); // a key in the issuer's place
    CHECK((errorIn(number(&TestCard::method, 1)) == CaliforniaError::MixedSystems));
    CHECK((errorIn(number(&TestCard::statusBase, 1)) == CaliforniaError::MixedSystems));
    for (const std::uint8_t unknown : {std::uint8_t{0}, std::uint8_t{29}, std::uint8_t{255}}) {
        CHECK((errorIn(number(&TestCard::issuer, unknown)) == CaliforniaError::WrongShape));
    }
    TestCard testSystem;
    testSystem.issuer = 20;
    testSystem.method = 22;
    testSystem.statusBase = 28;
    CHECK(readCalifornia(testSystem.text()).value().credential.claims.iss == "did:web:uat-credentials.dmv.ca.gov");
    for (std::uint8_t method = 5; method < 20; ++method) {
        const auto parsed = readCalifornia(number(&TestCard::method, method).text());
        CHECK(asText(parsed.value().credential.header.kid) == "vm-vcb-" + std::to_string(method - 4));
    }
}

TEST_CASE("California: a birth date that is no day is told when it is read, after the signature")
{
    const auto parsed = parsePresentation(TestCard().set("DBB", "13011988").text());
    REQUIRE(parsed.has_value());
    CHECK((test::errorOf(readDataElements(*parsed)) == credential::DataElementError::ImpossibleDate));
}

TEST_CASE("California: what is on the card besides the signed elements changes nothing")
{
    const std::string text = TestCard().text();
    const auto message = parsePresentation(text)->credential.proof.value().message;
    for (const auto& [from, to] : {std::pair{"DAW200", "DAW333"}, {"ZCABRO", "ZCAXXX"}, {"100102", "090102"}}) {
        const auto parsed = parsePresentation(with(text, from, to));
        REQUIRE(parsed.has_value());
        CHECK(parsed->credential.proof.value().message == message);
    }
}

TEST_CASE("California: lost control characters, lengths that lie and lost or doubled elements are a card's broken file")
{
    const std::string text = TestCard().text();
    const Broken rows[] = {
        {"no line feeds", without(text, '\n')},
        {"no carriage returns", without(text, '\r')},
        {"no record separator", without(text, '\x1E')},
        {"no ends of lines", without(without(text, '\n'), '\r')},
        {"no control characters", without(without(without(text, '\n'), '\r'), '\x1E')},
        {"carriage returns for line feeds", with(text, "\nDBB", "\rDBB")},
        {"a line feed behind it", text + "\n"},
        {"a carriage return behind it", text + "\r"},
        {"a space behind it", text + " "},
        {"its last character is missing", text.substr(0, text.size() - 1)},
        {"an offset too low", with(text, "DL0041", "DL0040")},
        {"an offset too high", with(text, "DL0041", "DL0042")},
        {"an offset beyond the end", with(text, "DL0041", "DL9999")},
        {"an offset below zero", with(text, "DL0041", "DL-041")},
        {"a length too low", with(text, "DL00410092", "DL00410091")},
        {"a length too high", with(text, "DL00410092", "DL00410093")},
        {"a length beyond the end", with(text, "DL00410092", "DL00419999")},
        {"a subfile over the other one", with(text, "ZC0133", "ZC0041")},
        {"one subfile too few", with(text, "100102", "100101")},
        {"one subfile too many", with(text, "100102", "100103")},
        {"no subfile", with(text, "100102", "100100")},
        {"99 subfiles", with(text, "100102", "100199")},
        {"an element of another subfile", with(text, "ZCZCA", "ZZZCA")},
        {"a state's element in the licence", with(text, "DAW200", "ZAW200")},
        {"a signed element twice", with(text, "DAQI", "DBBI")},
        {"a birth date twice", with(text, "DAW200", "DBB200")},
        {"a proof twice", with(text, "ZCABRO", "ZCEBRO")},
        {"a control character in a value", with(text, "DAW200", "DXX\t00")},
        {"small letters", with(text, "DAW200", "daw200")},
    };
    for (const Broken& row : rows) {
        checkBroken(row, CaliforniaError::BadFile);
    }
    for (const char* lost : {"DAQ", "DCS", "DAC", "DBB", "DBA", "DAJ", "DAG", "DAK"}) {
        TestCard card;
        const Bytes proof = card.proof(); // signed with all of them
        std::erase_if(card.elements, [lost](const auto& element) { return element.first == lost; });
        checkBroken({lost, card.textAround(proof)}, CaliforniaError::MissingElement);
    }
}

TEST_CASE("California: a proof in other base64 is a card's broken code")
{
    TestCard card;
    card.statusIndex = 256; // the proof's base64 is padded
    std::string proof;      // with both characters that base64url has not
    for (; proof.find('+') == std::string::npos || proof.find('/') == std::string::npos; ++card.statusIndex) {
        proof = crypto::encodeBase64(card.proof());
    }
    REQUIRE(readCalifornia(card.textAroundText(proof)).has_value());
    REQUIRE(proof.ends_with("=="));
    const std::string bare = proof.substr(0, proof.find('='));
    std::string spare = proof; // bits of the last character that stand for nothing
    ++spare[bare.size() - 1];
    std::string url = proof;
    std::ranges::replace(url, '+', '-');
    std::ranges::replace(url, '/', '_');
    std::string one = proof;
    one[proof.find('+')] = '-';
    const Broken rows[] = {
        {"base64url", url},
        {"base64url without padding", url.substr(0, bare.size())},
        {"one character of base64url", one},
        {"no padding", bare},
        {"one sign of padding less", bare + "="},
        {"more padding", proof + "===="},
        {"one sign of padding more", proof + "="},
        {"bits behind the end", spare},
        {"a character more", proof + "A"},
        {"another group behind the padding", proof + "AAAA"},
        {"a character less", proof.substr(0, bare.size() - 1)},
        {"a space inside", proof.substr(0, 100) + " " + proof.substr(100)},
        {"a space behind it", proof + " "},
        {"padding inside", proof.substr(0, 100) + "====" + proof.substr(100)},
    };
    for (const Broken& row : rows) {
        checkBroken({row.name, card.textAroundText(row.text)}, CaliforniaError::BadEncoding);
    }
}

TEST_CASE("California: errors of the file, its subfiles and its encoding are told apart")
{
    const std::string zc = "ZCZCE" + crypto::encodeBase64(TestCard().proof()) + "\r";
    CHECK((errorIn(aamvaText({"DLDAQI1\r"})) == CaliforniaError::WrongSubfiles));
    CHECK((errorIn(aamvaText({zc, "DLDAQI1\r"})) == CaliforniaError::WrongSubfiles));
    CHECK((errorIn(aamvaText({"ENDAQI1\r", zc})) == CaliforniaError::WrongSubfiles));
    CHECK((errorIn(aamvaText({"DLDAQI1\r", "IDDAQI1\r", zc})) == CaliforniaError::WrongSubfiles));
    CHECK((errorIn(aamvaText({"DLDAQI1\r", zc, zc})) == CaliforniaError::BadFile));
    CHECK((errorIn(aamvaText({"DLDAQI1\r", "ZCZCABRO\r"})) == CaliforniaError::BadEncoding));
    CHECK((errorIn(aamvaText({"DLDAQI1\r", "ZCZCE*\r"})) == CaliforniaError::BadEncoding));
    CHECK((errorIn(TestCard().textAround(Bytes(145))) == CaliforniaError::BadEncoding));
    CHECK((errorIn(TestCard().textAround(Bytes(144))) == CaliforniaError::WrongShape));
}

TEST_CASE("California: a proof has one encoding")
{
    const Bytes proof = TestCard().proof();
    REQUIRE(readCalifornia(TestCard().textAround(proof)).has_value());
    for (std::size_t size = 0; size < proof.size(); ++size) {
        refuse(TestCard().textAround(ByteSpan(proof).first(size)));
    }
    const auto others = test::otherEncodings(proof);
    for (const auto& other : others) {
        CAPTURE(other.way);
        refuse(TestCard().textAround(other.bytes));
        // Most of them are too long for a card as well: their shape alone is reason enough.
        CHECK_FALSE(credential::parseBarcodeCredential(other.bytes, credential::kCalifornia).has_value());
    }
    CHECK(others.size() > 200);
}

TEST_CASE("California: a card without a proof, and another state's card, are a licence's barcode and no more")
{
    for (const std::string& text :
         {aamvaText({"DLDAQI1\nDBB01021988\r", "ZCZCABRO\r"}), with(TestCard().text(), "636014", "636026")}) {
        const auto parsed = parsePresentation(text);
        REQUIRE_FALSE(parsed.has_value());
        CHECK((parsed.error().error == PresentationError::UnsupportedDocument));
        CHECK(parsed.error().document == "aamva");
        CHECK(parsed.error().printedBirthDate.has_value());
    }
}
