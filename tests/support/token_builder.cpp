// SPDX-License-Identifier: Apache-2.0
#include "tests/support/token_builder.h"

#include "credential/base45.h"
#include "credential/cbor_writer.h"
#include "credential/cose_sign1.h"
#include "crypto/encoding.h"
#include "crypto/sha256.h"

#include <bit>
#include <stdexcept>
#include <zlib.h>

namespace carded::test {

using credential::CborWriter;

Bytes item(std::int64_t value)
{
    return CborWriter().integer(value).take();
}

Bytes item(std::string_view value)
{
    return CborWriter().text(value).take();
}

Bytes floatItem(double value)
{
    Bytes bytes{0xFB};
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(bits >> static_cast<unsigned>(shift)));
    }
    return bytes;
}

Bytes boolItem(bool value)
{
    return CborWriter().boolean(value).take();
}

Bytes bytesItem(ByteSpan value)
{
    return CborWriter().bytes(value).take();
}

Bytes arrayItem(const std::vector<Bytes>& items)
{
    CborWriter writer;
    writer.array(items.size());
    for (const Bytes& one : items) {
        writer.encoded(one);
    }
    return writer.take();
}

Bytes tagItem(std::uint64_t tag, ByteSpan content)
{
    return CborWriter().tag(tag).encoded(content).take();
}

Bytes redactedKeysLabel()
{
    return CborWriter().simple(59).take();
}

MapBuilder& MapBuilder::setItem(ByteSpan key, Bytes value)
{
    for (auto& [oldKey, oldValue] : m_pairs) {
        if (equal(oldKey, key)) {
            oldValue = std::move(value);
            return *this;
        }
    }
    return add(Bytes(key.begin(), key.end()), std::move(value));
}

MapBuilder& MapBuilder::add(Bytes key, Bytes value)
{
    m_pairs.emplace_back(std::move(key), std::move(value));
    return *this;
}

MapBuilder& MapBuilder::eraseItem(ByteSpan key)
{
    if (std::erase_if(m_pairs, [&](const auto& pair) { return equal(pair.first, key); }) == 0) {
        throw std::logic_error("MapBuilder: nothing to erase");
    }
    return *this;
}

Bytes MapBuilder::encode() const
{
    CborWriter writer;
    writer.map(m_pairs.size());
    for (const auto& [key, value] : m_pairs) {
        writer.encoded(key).encoded(value);
    }
    return writer.take();
}

Bytes TestMessage::encode() const
{
    const Bytes header = protectedBytes.value_or(protectedHeader.encode());
    const Bytes content = payload.value_or(claims.encode());
    const credential::CoseSign1 message{header, {}, content, {}};
    const Bytes attached = signature ? *signature : signWith(signer, credential::sigStructure(message));
    CborWriter writer;
    writer.tag(18).array(4).bytes(header).encoded(unprotectedHeader.encode()).bytes(content).bytes(attached);
    return writer.take();
}

TestMessage& TestMessage::signBy(TestKey key)
{
    signer = key;
    protectedHeader.set(1, item(algOf(key))).set(4, bytesItem(testKid(key)));
    return *this;
}

Bytes cnfItem(TestKey key)
{
    return MapBuilder().set(1, coseKeyItem(key)).encode();
}

Bytes statusItem(std::int64_t idx, std::string_view uri)
{
    const Bytes reference = MapBuilder().set("idx", item(idx)).set("uri", item(uri)).encode();
    return MapBuilder().set("status_list", reference).encode();
}

namespace {

CborWriter saltedArray(std::size_t items, std::uint8_t salt)
{
    CborWriter writer;
    writer.array(items).bytes(Bytes(16, salt));
    return writer;
}

} // namespace

Bytes disclosure(std::uint8_t salt, ByteSpan value, ByteSpan key)
{
    return saltedArray(3, salt).encoded(value).encoded(key).take();
}

Bytes elementDisclosure(std::uint8_t salt, ByteSpan value)
{
    return saltedArray(2, salt).encoded(value).take();
}

Bytes decoyDisclosure(std::uint8_t salt)
{
    return saltedArray(1, salt).take();
}

Bytes hashItem(ByteSpan disclosure)
{
    return bytesItem(crypto::sha256(bytesItem(disclosure)).span());
}

TestMessage sdCwt()
{
    TestMessage token;
    token.protectedHeader.set(1, item(-19)).set(4, bytesItem(testKid(TestKey::Issuer))).set(16, item(293));
    token.claims.set(1, item(kIss))
        .set(4, item(kNow + 1000))
        .set(5, item(kNow - 1000))
        .set(6, item(kNow - 1000))
        .set(8, cnfItem(TestKey::Holder))
        .set(65535, statusItem(0))
        .set("age_over_19", boolItem(true));
    return token;
}

void disclose(TestMessage& token, const std::vector<Bytes>& disclosures)
{
    std::vector<Bytes> hashes;
    std::vector<Bytes> strings;
    for (const Bytes& one : disclosures) {
        hashes.push_back(hashItem(one));
        strings.push_back(bytesItem(one));
    }
    token.claims.setItem(redactedKeysLabel(), arrayItem(hashes));
    token.unprotectedHeader.set(17, arrayItem(strings));
}

TestMessage keyBindingToken(ByteSpan kcwt)
{
    TestMessage token;
    token.signer = TestKey::Holder;
    token.protectedHeader.set(1, item(-19)).set(13, Bytes(kcwt.begin(), kcwt.end())).set(16, item(294));
    token.claims.set(3, item("age1")).set(6, item(kNow));
    return token;
}

TestMessage plainCwt()
{
    TestMessage token;
    token.signer = TestKey::OtherIssuer;
    token.protectedHeader.set(1, item(-19)).set(4, bytesItem(testKid(TestKey::OtherIssuer)));
    token.claims.set(1, item(kOtherIss))
        .set(4, item(kNow + 1000))
        .set(6, item(kNow - 1000))
        .set("age_over_19", boolItem(true))
        .set("portrait", bytesItem(Bytes{0xFF, 0xD8, 0xFF}));
    return token;
}

MapBuilder claim169Members()
{
    return MapBuilder()
        .set(4, item("Test Person"))
        .set(8, item("19880102"))
        .set(16, bytesItem(Bytes{0xFF, 0xD8, 0xFF, 0xE0}))
        .set(17, item(1));
}

TestMessage claim169()
{
    TestMessage token;
    token.signBy(TestKey::ForeignIssuer);
    token.claims.set(1, item(kForeignIss))
        .set(4, item(kNow + 1000))
        .set(6, item(kNow - 1000))
        .set(169, claim169Members().encode());
    return token;
}

TestMessage statusList(ByteSpan entries)
{
    TestMessage token;
    token.signer = TestKey::Status;
    token.protectedHeader.set(1, item(-19))
        .set(4, bytesItem(testKid(TestKey::Status)))
        .set(16, item("application/statuslist+cwt"));
    token.claims.set(2, item(kListUri))
        .set(6, item(kNow - 100))
        .set(4, item(kNow + 500))
        .set(65534, item(300))
        .set(65533, statusListItem(2, zlib(entries)));
    return token;
}

Bytes statusListItem(std::int64_t bits, ByteSpan zlib)
{
    return MapBuilder().set("bits", item(bits)).set("lst", bytesItem(zlib)).encode();
}

Bytes zlib(ByteSpan bytes)
{
    uLongf size = compressBound(bytes.size());
    Bytes stream(size);
    if (compress2(stream.data(), &size, bytes.data(), bytes.size(), 9) != Z_OK) {
        throw std::logic_error("zlib(): does not compress");
    }
    stream.resize(size);
    return stream;
}

std::string age1(ByteSpan message)
{
    return "AGE1:" + credential::encodeBase45(message);
}

std::string bareBase45(ByteSpan message)
{
    return credential::encodeBase45(zlib(message));
}

namespace {

nlohmann::json keyJson(TestKey key, const char* use)
{
    nlohmann::json jwk = jwkOf(key);
    jwk["use"] = use;
    jwk["kid"] = crypto::encodeBase64Url(testKid(key));
    return jwk;
}

nlohmann::json issuerJson(std::string_view iss, const char* binding, const char* status)
{
    return {{"iss", iss},
            {"name", {{"en", "Test"}}},
            {"country", "KR"},
            {"formats", {"age1"}},
            {"holder_binding", binding},
            {"status", status},
            {"keys", nlohmann::json::array()}};
}

} // namespace

nlohmann::json trustJson()
{
    auto issuer = issuerJson(kIss, "required", "required");
    auto revoked = keyJson(TestKey::Revoked, "credential");
    revoked["revoked"] = true;
    issuer["keys"] = {keyJson(TestKey::Issuer, "credential"), revoked, keyJson(TestKey::Status, "status")};
    auto other = issuerJson(kOtherIss, "optional", "none");
    other["keys"] = nlohmann::json::array({keyJson(TestKey::OtherIssuer, "credential")});
    auto foreign = issuerJson(kForeignIss, "optional", "none");
    foreign["formats"] = {"claim169", "age1"};
    for (const TestKey key : {TestKey::ForeignIssuer, TestKey::P256, TestKey::P384, TestKey::Rsa}) {
        foreign["keys"].push_back(keyJson(key, "credential"));
    }
    return {{"format", "carded-trust-1"},
            {"version", 7},
            {"issued", "2026-05-28T00:00:00Z"},
            {"issuers", {issuer, other, foreign}}};
}

} // namespace carded::test
