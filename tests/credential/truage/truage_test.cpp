// SPDX-License-Identifier: Apache-2.0
#include "credential/truage.h"
#include "credential/truage_token.h"
#include "tests/support/error_of.h"
#include "tests/support/foreign_tokens.h"
#include "tests/support/other_encodings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace carded;
using credential::parsePresentation;
using credential::parseTruAgeToken;
using credential::PresentationError;
using credential::TruAgeError;
using test::TestTruAge;
using test::truAgeText;

namespace {

Bytes sample()
{
    return TestTruAge().encode();
}

void refuse(ByteSpan bytes)
{
    CHECK_FALSE(parsePresentation(truAgeText(bytes)).has_value());
}

/// The sample with the `place`-th occurrence of some bytes replaced.
Bytes replaced(const Bytes& from, const Bytes& to, int place = 0)
{
    Bytes bytes = sample();
    auto at = bytes.begin();
    for (int i = 0; i <= place; ++i) {
        at = std::search(i == 0 ? at : at + 1, bytes.end(), from.begin(), from.end());
    }
    REQUIRE(at != bytes.end());
    at = bytes.erase(at, at + static_cast<std::ptrdiff_t>(from.size()));
    bytes.insert(at, to.begin(), to.end());
    return bytes;
}

struct Row {
    const char* name;
    TestTruAge token;
    TruAgeError error;
};

TestTruAge with(std::uint64_t TestTruAge::*member, std::uint64_t value)
{
    TestTruAge token;
    token.*member = value;
    return token;
}

} // namespace

TEST_CASE("parseTruAge: a token is read whole, and says who, when and what age")
{
    const TestTruAge token;
    const auto parsed = parsePresentation(token.text());
    REQUIRE(parsed.has_value());
    CHECK((parsed->format == credential::Format::TruAge));
    CHECK(parsed->credential.claims.iss == test::didKeyOf(test::TestKey::Issuer));
    CHECK(parsed->credential.claims.iat == credential::NumericDate{static_cast<double>(token.issued)});
    CHECK(parsed->credential.claims.exp == credential::NumericDate{static_cast<double>(token.expires)});
    CHECK(signatureHolds(parsed->credential, test::publicKeyOf(test::TestKey::Issuer)));
    CHECK_FALSE(signatureHolds(parsed->credential, test::publicKeyOf(test::TestKey::Stranger)));
    const auto elements = readDataElements(*parsed).value();
    CHECK(elements.ageOver.count() == 1);
    CHECK(elements.ageOver.test(21));
}

TEST_CASE("parseTruAge: the uuid alone is what a token is known by")
{
    TestTruAge token;
    const auto first = singleUseOf(parsePresentation(token.text()).value());
    REQUIRE(first.has_value());
    CHECK(first->id == crypto::sha256(token.uuid));
    CHECK(first->expires == UnixTime{Seconds{static_cast<std::int64_t>(token.expires)}});
    token.overAge = 18;
    token.signer = test::TestKey::Stranger;
    CHECK(singleUseOf(parsePresentation(token.text()).value()).value().id == first->id);
    token.uuid[15] ^= 1U;
    CHECK(singleUseOf(parsePresentation(token.text()).value()).value().id != first->id);
}

TEST_CASE("parseTruAge: another version is another document, and no broken one")
{
    Bytes newer = sample();
    newer[1] = 0xCB;
    newer[2] = 0x1D;
    Bytes untagged = sample();
    untagged.erase(untagged.begin(), untagged.begin() + 3);
    std::string otherBase = truAgeText(sample());
    otherBase[4] = 'R';
    for (const std::string& text : {std::string("VP1-"), std::string("VP1-b"), std::string("VP1-z123"), otherBase,
                                    truAgeText(newer), truAgeText(untagged), "VP1-R" + std::string(2000, 'A')}) {
        CAPTURE(text);
        const auto parsed = parsePresentation(text);
        REQUIRE_FALSE(parsed.has_value());
        CHECK((parsed.error().error == PresentationError::UnsupportedDocument));
        CHECK(parsed.error().document == "truage");
    }
}

TEST_CASE("parseTruAge: a text has one spelling")
{
    const std::string text = TestTruAge().text();
    REQUIRE(parsePresentation(text).has_value());
    std::string small = text;
    small.back() = static_cast<char>(small.back() | 0x20);
    for (const std::string& changed :
         {text + '=', text + "======", text + 'A', text + "AA", text + '\n', ' ' + text, text + ' ', small,
          text.substr(0, text.size() - 1), text + std::string(1024 - text.size() + 1, 'A')}) {
        CAPTURE(changed);
        CHECK_FALSE(parsePresentation(changed).has_value());
    }
}

TEST_CASE("parseTruAge: the spare bits at a text's end are zero, whatever its length")
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    TestTruAge token;
    int changes = 0;
    for (std::size_t payload = 50; payload < 55; ++payload) {
        token.concealed = test::concealedToken(test::concealedMeta(token.overAge), payload);
        const std::size_t size = token.encode().size();
        const std::string text = token.text();
        REQUIRE(parsePresentation(text).has_value());
        const std::size_t spare = 5 * (text.size() - 5) - 8 * size;
        for (std::size_t bits = 1; bits < std::size_t{1} << spare; ++bits, ++changes) {
            std::string tail = text;
            tail.back() = kAlphabet[kAlphabet.find(tail.back()) + bits];
            CHECK_FALSE(parsePresentation(tail).has_value());
        }
    }
    CHECK(changes == 3 + 15 + 1 + 7); // of 2, 4, 1 and 3 spare bits
}

TEST_CASE("parseTruAge: no strict prefix is a token, nor is one with a byte more")
{
    Bytes bytes = sample();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        refuse(ByteSpan(bytes).first(size));
    }
    bytes.push_back(0);
    refuse(bytes);
}

TEST_CASE("parseTruAgeToken: each cause has its error")
{
    const auto errorOfToken = [](const TestTruAge& token) { return test::errorOf(parseTruAgeToken(token.encode())); };
    const Row rows[] = {
        {"no age", with(&TestTruAge::overAge, 0), TruAgeError::WrongAge},
        {"an age of 151", with(&TestTruAge::overAge, 151), TruAgeError::WrongAge},
        {"issued at its end", with(&TestTruAge::issued, TestTruAge().expires), TruAgeError::WrongTimes},
        {"an end above 32 bits", with(&TestTruAge::expires, 1ULL << 32U), TruAgeError::WrongTimes},
        {"a proof above 32 bits", with(&TestTruAge::created, 1ULL << 32U), TruAgeError::WrongTimes},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK((errorOfToken(row.token) == row.error));
    }
    for (const std::uint64_t good : {std::uint64_t{1}, std::uint64_t{99}, std::uint64_t{100}, std::uint64_t{150}}) {
        CHECK(parseTruAgeToken(with(&TestTruAge::overAge, good).encode()).has_value());
    }
    CHECK(parseTruAgeToken(with(&TestTruAge::expires, (1ULL << 32U) - 1).encode()).has_value());

    const Bytes key{0xED, 0x01};
    for (const int place : {0, 1, 2}) { // the proof's two, then the issuer's
        CHECK((test::errorOf(parseTruAgeToken(replaced(key, {0xEC, 0x01}, place))) == TruAgeError::WrongKey));
    }
    CHECK((test::errorOf(parseTruAgeToken(replaced({0x18, 0x7C, 0x15}, {0x18, 0x7C, 0x16}))) == TruAgeError::WrongAge));
    CHECK((test::errorOf(parseTruAgeToken(replaced({0x18, 0x96}, {0x18, 0x97}))) == TruAgeError::WrongShape));
    CHECK((test::errorOf(parseTruAgeToken({})) == TruAgeError::WrongShape));
}

TEST_CASE("parseTruAge: a valid token in another encoding is none")
{
    const auto others = test::otherEncodings(sample());
    for (const auto& other : others) {
        CAPTURE(other.way);
        refuse(other.bytes);
        CHECK_FALSE(parseTruAgeToken(other.bytes).has_value());
    }
    CHECK(others.size() > 300);
}

TEST_CASE("parseTruAge: a token around another encoding of what it conceals is none")
{
    const Bytes meta = test::concealedMeta(TestTruAge().overAge);
    auto others = test::otherEncodings(test::concealedToken(meta));
    for (const auto& other : test::otherEncodings(meta)) {
        others.push_back({"meta: " + other.way, test::concealedToken(other.bytes)});
    }
    TestTruAge token;
    token.concealed = test::concealedToken(meta);
    CHECK(token.encode() == sample());
    for (const auto& other : others) {
        CAPTURE(other.way);
        token.concealed = other.bytes;
        refuse(token.encode());
    }
    CHECK(others.size() > 100);
}
