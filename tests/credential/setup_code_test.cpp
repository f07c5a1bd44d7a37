// SPDX-License-Identifier: Apache-2.0
#include "credential/base45.h"
#include "credential/cbor_writer.h"
#include "credential/presentation.h"
#include "credential/setup_code.h"
#include "crypto/encoding.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace carded;
using credential::parseSetupCode;
using credential::SetupCode;
using credential::SetupCodeError;
using credential::verifySetupCode;
using test::bytesItem;
using test::errorOf;
using test::item;
using test::MapBuilder;
using test::TestKey;
using test::TestMessage;

namespace {

const UnixTime kTestNow{Seconds{test::kNow}};

MapBuilder fields()
{
    Bytes root(32);
    for (std::size_t i = 0; i < root.size(); ++i) {
        root[i] = static_cast<std::uint8_t>(i);
    }
    return MapBuilder()
        .set(1, item("0042"))
        .set(2, item("3"))
        .set(3, item("https://lists.example.kr/carded"))
        .set(4, item("KR"))
        .set(5, bytesItem(root));
}

std::string toText(ByteSpan bytes)
{
    return std::string(credential::kSetupPrefix) + credential::encodeBase45(bytes);
}

/// An unsigned code after a change of one field.
std::string with(std::int64_t field, Bytes value)
{
    return toText(fields().set(field, std::move(value)).encode());
}

TestMessage signedCode()
{
    TestMessage message;
    message.signBy(TestKey::Stranger);
    message.protectedHeader.set(16, item("application/carded-setup"));
    message.claims = fields();
    return message;
}

credential::TrustList trust()
{
    credential::TrustList list;
    list.setupKeys.push_back({credential::KeyUse::Setup,
                              test::testKid(TestKey::Stranger),
                              test::publicKeyOf(TestKey::Stranger),
                              {},
                              {},
                              false});
    return list;
}

} // namespace

TEST_CASE("parseSetupCode: reads store, till, repository, jurisdiction and root, byte by byte as documented")
{
    const Bytes bytes = test::hex("a5"
                                  "01 64 30303432"
                                  "02 61 33"
                                  "03 781f 68747470733a2f2f6c697374732e6578616d706c652e6b722f636172646564"
                                  "04 62 4b52"
                                  "05 5820 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    CHECK(bytes == fields().encode());
    const auto code = parseSetupCode(toText(bytes));
    REQUIRE(code.has_value());
    CHECK(code->store == "0042");
    CHECK(code->till == "3");
    CHECK(code->repository == "https://lists.example.kr/carded");
    CHECK(code->jurisdiction == "KR");
    CHECK(code->root.data.back() == 31);
}

TEST_CASE("parseSetupCode: each thing that is wrong has its own error")
{
    const std::string longest(credential::kMaxNumberSize, 'a');
    CHECK(parseSetupCode(with(1, item(longest))));
    CHECK(parseSetupCode(with(3, item("http://10.0.0.1:8080/a_b~c%20d"))));

    CHECK(errorOf(parseSetupCode("")) == SetupCodeError::NotSetupCode);
    CHECK(errorOf(parseSetupCode("carded-setup1:V.K")) == SetupCodeError::NotSetupCode);
    CHECK(errorOf(parseSetupCode(std::string(credential::kSetupPrefix) + std::string(1024, '0')))
          == SetupCodeError::TooLong);
    CHECK(errorOf(parseSetupCode("CARDED-SETUP1:v.k")) == SetupCodeError::BadEncoding);
    CHECK(errorOf(parseSetupCode("CARDED-SETUP1:")) == SetupCodeError::BadCbor);
    for (const std::string_view bad : {"", "a b", "0042\n", "상점"}) {
        CHECK(errorOf(parseSetupCode(with(1, item(bad)))) == SetupCodeError::BadStore);
        CHECK(errorOf(parseSetupCode(with(2, item(bad)))) == SetupCodeError::BadTill);
        CHECK(errorOf(parseSetupCode(with(4, item(bad)))) == SetupCodeError::BadJurisdiction);
    }
    CHECK(errorOf(parseSetupCode(with(1, item(longest + "a")))) == SetupCodeError::BadStore);
    CHECK(errorOf(parseSetupCode(with(4, item("../KR")))) == SetupCodeError::BadJurisdiction);
    CHECK(errorOf(parseSetupCode(with(4, item(".KR")))) == SetupCodeError::BadJurisdiction);
    for (const std::string_view bad : {"", "https://", "https:///x", "HTTPS://x", "ftp://x", "file:///etc",
                                       "https://u@x", "https://x?y", "https://x#y", "https://x y", "https://x\"y"}) {
        CHECK(errorOf(parseSetupCode(with(3, item(bad)))) == SetupCodeError::BadRepository);
    }
    CHECK(errorOf(parseSetupCode(with(3, item("https://" + std::string(249, 'a'))))) == SetupCodeError::BadRepository);
    CHECK(errorOf(parseSetupCode(with(5, bytesItem(Bytes(31))))) == SetupCodeError::BadRoot);
    CHECK(errorOf(parseSetupCode(with(5, bytesItem(Bytes(33))))) == SetupCodeError::BadRoot);
}

TEST_CASE("parseSetupCode: a field too many, too few, elsewhere or of another type is no code")
{
    const auto wrong = [](const MapBuilder& map) { return errorOf(parseSetupCode(toText(map.encode()))); };
    for (std::int64_t field = 1; field <= 5; ++field) {
        CHECK(wrong(fields().erase(field)) == SetupCodeError::WrongFields);
        CHECK(wrong(fields().set(field, item(7))) == SetupCodeError::WrongFields);
    }
    CHECK(wrong(fields().set(6, item("more"))) == SetupCodeError::WrongFields);
    CHECK(wrong(fields().erase(1).set(1, item("0042"))) == SetupCodeError::WrongFields); // at the end
    CHECK(wrong(fields().add(item(1), item("0043"))) == SetupCodeError::BadCbor);
    CHECK(errorOf(parseSetupCode(toText(item("text")))) == SetupCodeError::WrongFields);
}

TEST_CASE("parseSetupCode: what is written in another way than the one is no code")
{
    const Bytes good = fields().encode();
    CHECK(errorOf(parseSetupCode(toText(test::hex("b805" + crypto::encodeHex(ByteSpan(good).subspan(1))))))
          == SetupCodeError::BadCbor); // a head longer than it must be
    CHECK(errorOf(parseSetupCode(toText(test::hex("bf" + crypto::encodeHex(ByteSpan(good).subspan(1)) + "ff"))))
          == SetupCodeError::BadCbor); // without a length
    CHECK(errorOf(parseSetupCode(toText(test::hex(crypto::encodeHex(good) + "00")))) == SetupCodeError::BadCbor);
    CHECK(errorOf(parseSetupCode(toText(good) + " ")) == SetupCodeError::BadEncoding);
    for (std::size_t size = 0; size < good.size(); ++size) {
        CHECK_FALSE(parseSetupCode(toText(ByteSpan(good).first(size))));
    }
}

TEST_CASE("parseSetupCode: no two texts are read as the same code")
{
    const Bytes good = fields().encode();
    const auto whole = parseSetupCode(toText(good));
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = good;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1U << bit));
            const auto code = parseSetupCode(toText(changed));
            CHECK((!code || *code != *whole));
        }
    }
}

TEST_CASE("parseSetupCode: whatever the bytes are, it answers, and what it takes has one encoding")
{
    std::mt19937_64 random(1); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same bytes in every run
    const std::vector<Bytes> good{fields().encode(), signedCode().encode()};
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes = good[random() % good.size()];
        for (std::uint64_t changes = random() % 4; changes > 0; --changes) {
            const auto at = static_cast<std::ptrdiff_t>(random() % bytes.size());
            const auto byte = static_cast<std::uint8_t>(random());
            if (random() % 4 == 0) {
                bytes.insert(bytes.begin() + at, byte);
            } else if (random() % 4 == 0 && bytes.size() > 1) {
                bytes.erase(bytes.begin() + at);
            } else {
                bytes[static_cast<std::size_t>(at)] = byte;
            }
        }
        const auto code = parseSetupCode(toText(bytes));
        if (code && bytes.front() != 0xD2) {
            const auto again = fields()
                                   .set(1, item(code->store))
                                   .set(2, item(code->till))
                                   .set(3, item(code->repository))
                                   .set(4, item(code->jurisdiction))
                                   .set(5, bytesItem(code->root.span()));
            CHECK(again.encode() == bytes);
            ++taken;
        }
    }
    CHECK(taken > 1000);
}

TEST_CASE("verifySetupCode: takes what a listed key has signed, and nothing else")
{
    const TestMessage message = signedCode();
    const std::string text = toText(message.encode());
    const SetupCode content = parseSetupCode(toText(fields().encode())).value();
    CHECK((parseSetupCode(text).value() == content));
    CHECK((verifySetupCode(text, trust(), kTestNow).value() == content));

    CHECK(errorOf(verifySetupCode(toText(fields().encode()), trust(), kTestNow)) == SetupCodeError::NotSigned);
    CHECK(errorOf(verifySetupCode(text, {}, kTestNow)) == SetupCodeError::UnknownSigner);
    auto list = trust();
    list.setupKeys[0].revoked = true;
    CHECK(errorOf(verifySetupCode(text, list, kTestNow)) == SetupCodeError::UnknownSigner);
    list = trust();
    list.setupKeys[0].exp = kTestNow;
    CHECK(errorOf(verifySetupCode(text, list, kTestNow)) == SetupCodeError::UnknownSigner);
    list = trust();
    list.setupKeys[0].publicKey = test::publicKeyOf(TestKey::Issuer);
    CHECK(errorOf(verifySetupCode(text, list, kTestNow)) == SetupCodeError::BadSignature);

    auto issuers = trust();
    issuers.issuers.push_back({"https://a.example", {}, {}, {"age1"}, {}, {}, std::exchange(issuers.setupKeys, {})});
    CHECK(errorOf(verifySetupCode(text, issuers, kTestNow)) == SetupCodeError::UnknownSigner);
}

TEST_CASE("verifySetupCode: every changed bit, every cut and every added byte of a signed code is refused")
{
    const Bytes good = signedCode().encode();
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes changed = good;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ (1U << bit));
            CHECK_FALSE(verifySetupCode(toText(changed), trust(), kTestNow));
        }
        CHECK_FALSE(verifySetupCode(toText(ByteSpan(good).first(at)), trust(), kTestNow));
    }
    Bytes longer = good;
    longer.push_back(0);
    CHECK_FALSE(verifySetupCode(toText(longer), trust(), kTestNow));
}

TEST_CASE("verifySetupCode: a header that is not the one is refused, whoever has signed it")
{
    const auto errorAfter = [](const auto& change) {
        TestMessage message = signedCode();
        change(message);
        return errorOf(verifySetupCode(toText(message.encode()), trust(), kTestNow));
    };
    CHECK(errorAfter([](TestMessage& m) { m.protectedHeader.erase(16); }) == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.protectedHeader.set(16, item("application/cwt")); })
          == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.protectedHeader.erase(4); }) == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.protectedHeader.set(1, item(-8)); }) == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.protectedHeader.set(2, item(1)); }) == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.unprotectedHeader.set(4, bytesItem(Bytes{1})); })
          == SetupCodeError::BadHeader);
    CHECK(errorAfter([](TestMessage& m) { m.signature = Bytes(); }) == SetupCodeError::BadSignature);
    CHECK(errorAfter([](TestMessage& m) { m.claims.set(1, item("")); }) == SetupCodeError::BadStore);
    CHECK(errorAfter([](TestMessage& m) { m.claims.set(1, item("0043")); }) == std::nullopt);
}

TEST_CASE("parsePresentation: a set-up code is no proof of age")
{
    using credential::PresentationError;
    for (const std::string& text : {toText(fields().encode()), toText(signedCode().encode())}) {
        const auto parsed = credential::parsePresentation(text);
        REQUIRE_FALSE(parsed.has_value());
        CHECK(parsed.error().error == PresentationError::NotACredential);
    }
}
