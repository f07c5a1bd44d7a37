// SPDX-License-Identifier: Apache-2.0
#include "credential/california.h"
#include "crypto/encoding.h"
#include "tests/support/cbor_tree.h"
#include "tests/support/error_of.h"
#include "tests/support/foreign_tokens.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace carded;
using credential::CaliforniaError;
using credential::parsePresentation;
using credential::PresentationError;
using credential::readCalifornia;
using test::aamvaText;
using test::CborTree;
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

TEST_CASE(
    "California: lost control characters, lengths that lie and other base64 are a broken code, and named as a card's")
{
    const Bytes signedProof = TestCard().proof();
    const std::string text = TestCard().textAround(signedProof);
    const std::string proof = crypto::encodeBase64(signedProof);
    const auto around = [&](const std::string& element) {
        std::string licence = "DLDAQI1\r";
        return aamvaText({licence, "ZC" + element + "\r"});
    };
    std::string url = proof;
    std::ranges::replace(url, '+', '-');
    std::ranges::replace(url, '/', '_');
    std::vector<std::string> broken{
        without(text, '\n'),
        without(text, '\r'),
        without(text, '\x1E'),
        without(without(text, '\n'), '\r'),
        text + "\n",
        text + "\r",
        text + " ",
        text.substr(0, text.size() - 1),
        with(text, "DL0041", "DL0040"),
        with(text, "DL0041", "DL0042"),
        with(text, "DL0041", "DL9999"),
        with(text, "DL0041", "DL-041"),
        with(text, "100102", "100101"),
        with(text, "100102", "100103"),
        with(text, "100102", "100100"),
        with(text, "100102", "100199"),
        with(text, "ZCZCA", "ZZZCA"),
        with(text, "DAQI", "DBBI"),
        with(text, "DAW200", "DBB200"),
        with(text, "DAW200", "DXX\t00"),
        with(text, "DAW200", "daw200"),
        with(text, "DAW200", "ZAW200"),
        with(text, "ZCABRO", "ZCEBRO"),
        around("ZCE" + proof + "===="),
        around("ZCE" + proof.substr(0, 188)),
        around("ZCE" + proof + "AAAA"),
        around("ZCE" + proof.substr(0, 100) + " " + proof.substr(100)),
    };
    if (url != proof) {
        broken.push_back(with(text, proof, url));
    }
    for (const std::string& one : broken) {
        CAPTURE(one);
        const auto parsed = parsePresentation(one);
        REQUIRE_FALSE(parsed.has_value());
        CHECK((parsed.error().error == PresentationError::Malformed));
        CHECK(parsed.error().document == "california-vcb");
        CHECK_FALSE(parsed.error().printedBirthDate.has_value());
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
    const auto tree = CborTree::parse(proof);
    REQUIRE(tree.has_value());
    CborTree again = *tree;
    for (std::size_t at = 0; at < again.nodes().size(); ++at) {
        CborTree copy = *tree;
        CborTree& node = *copy.nodes()[at];
        Bytes bytes = node.encode();
        if ((bytes[0] & 0x1FU) < 24) { // a head longer than needed
            bytes.insert(bytes.begin() + 1, static_cast<std::uint8_t>(bytes[0] & 0x1FU));
            bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0xE0U) | 24U);
            node = CborTree::raw(bytes);
            refuse(TestCard().textAround(copy.encode()));
        }
        copy = *tree;
        CborTree& map = *copy.nodes()[at];
        if (map.major == CborTree::Major::Map && map.items.size() >= 4) {
            std::swap(map.items[0], map.items[2]);
            std::swap(map.items[1], map.items[3]);
            refuse(TestCard().textAround(copy.encode()));
            std::swap(map.items[0], map.items[2]);
            std::swap(map.items[1], map.items[3]);
            map.items.push_back(map.items[0]);
            map.items.push_back(map.items[1]);
            refuse(TestCard().textAround(copy.encode()));
        }
    }
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
