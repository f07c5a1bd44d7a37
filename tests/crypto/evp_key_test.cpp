// SPDX-License-Identifier: Apache-2.0
#include "crypto/public_key.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

using namespace carded;
using namespace carded::crypto;
using carded::test::hex;
using carded::test::operator+;

namespace {

using Type = EvpKey::Type;

const ByteSpan kSample = asBytes("sample");

/// RFC 6979 sections A.2.5 (P-256 with SHA-256) and A.2.6 (P-384 with SHA-384), message "sample".
struct Ecdsa {
    Type type;
    Bytes x;
    Bytes y;
    Bytes signature;

    [[nodiscard]] Bytes point() const { return hex("04") + x + y; }
    [[nodiscard]] EvpKey key() const { return EvpKey::fromPoint(type, point()).value(); }
};

const Ecdsa kP256{Type::P256, hex("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"),
                  hex("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"),
                  hex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                      "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")};
const Ecdsa kP384{
    Type::P384, hex("EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64DEF8F0EA9055866064A254515480BC13"),
    hex("8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1288B231C3AE0D4FE7344FD2533264720"),
    hex("94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46"
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")};

std::map<std::string, Bytes> rsaVectors()
{
    std::ifstream file(std::string(CARDED_SOURCE_DIR) + "/tests/vectors/rsa_signatures.txt");
    std::map<std::string, Bytes> vectors;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::string digits;
        words >> name >> digits;
        if (name != "#") {
            vectors[name] = hex(digits);
        }
    }
    return vectors;
}

Bytes flipped(Bytes bytes, std::size_t bit)
{
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    return bytes;
}

} // namespace

TEST_CASE("ECDSA: the RFC 6979 examples verify, and no single bit flip of them does")
{
    for (const Ecdsa& example : {kP256, kP384}) {
        const EvpKey key = example.key();
        CHECK(key.type() == example.type);
        CHECK(key.verify(kSample, example.signature));
        CHECK_FALSE(key.verify(asBytes("Sample"), example.signature));
        CHECK_FALSE(key.verify({}, example.signature));
        for (std::size_t bit = 0; bit < example.signature.size() * 8; bit += 5) {
            REQUIRE_FALSE(key.verify(kSample, flipped(example.signature, bit)));
        }
    }
}

TEST_CASE("ECDSA: a signature of another length, or with r or s of zero, does not hold")
{
    const EvpKey key = kP256.key();
    const Bytes zero(32, 0);
    const Bytes r(kP256.signature.begin(), kP256.signature.begin() + 32);
    const Bytes s(kP256.signature.begin() + 32, kP256.signature.end());
    for (const Bytes& signature :
         {Bytes{}, r, Bytes(kP256.signature.begin(), kP256.signature.end() - 1), kP256.signature + hex("00"),
          hex("00") + kP256.signature, zero + s, r + zero, zero + zero, Bytes(64, 0xFF), kP384.signature}) {
        CHECK_FALSE(key.verify(kSample, signature));
    }
}

TEST_CASE("ECDSA: a key of the other curve does not verify")
{
    CHECK_FALSE(kP384.key().verify(kSample, kP256.signature));
    CHECK_FALSE(kP384.key().verify(kSample, kP256.signature + Bytes(32, 0)));
}

TEST_CASE("EvpKey: a compressed point is the same key")
{
    for (const Ecdsa& example : {kP256, kP384}) {
        const bool isOdd = example.y.back() % 2 == 1;
        const auto same = EvpKey::fromPoint(example.type, hex(isOdd ? "03" : "02") + example.x);
        REQUIRE(same.has_value());
        CHECK((*same == example.key()));
        CHECK(same->verify(kSample, example.signature));
        const auto mirrored = EvpKey::fromPoint(example.type, hex(isOdd ? "02" : "03") + example.x);
        REQUIRE(mirrored.has_value());
        CHECK_FALSE((*mirrored == example.key()));
        CHECK_FALSE(mirrored->verify(kSample, example.signature));
    }
}

TEST_CASE("EvpKey: what is no point of the curve is no key")
{
    const Bytes point = kP256.point();
    const Bytes infinity = hex("00");
    for (const Bytes& other :
         {Bytes{}, infinity, Bytes(65, 0), hex("04") + Bytes(64, 0), hex("04") + Bytes(64, 0xFF), point + hex("00"),
          Bytes(point.begin(), point.end() - 1), hex("05") + kP256.x + kP256.y, hex("06") + kP256.x + kP256.y,
          hex("02") + Bytes(32, 0xFF), flipped(point, std::size_t{8} * 64), kP384.point()}) {
        CHECK_FALSE(EvpKey::fromPoint(Type::P256, other).has_value());
    }
    CHECK_FALSE(EvpKey::fromPoint(Type::P384, point).has_value());
    CHECK_FALSE(EvpKey::fromPoint(Type::Rsa, point).has_value());
}

TEST_CASE("PS256: a salt of 32 bytes and SHA-256 throughout verify, nothing else does")
{
    const auto vectors = rsaVectors();
    const auto key = EvpKey::fromRsa(vectors.at("n"), vectors.at("e"));
    REQUIRE(key.has_value());
    CHECK(key->type() == Type::Rsa);
    const Bytes& good = vectors.at("ps256");
    CHECK(key->verify(kSample, good));
    CHECK_FALSE(key->verify(asBytes("Sample"), good));
    for (const char* other : {"salt20", "mgf1-sha1", "pkcs1"}) {
        CAPTURE(other);
        CHECK_FALSE(key->verify(kSample, vectors.at(other)));
    }
    for (std::size_t bit = 0; bit < good.size() * 8; bit += 37) {
        REQUIRE_FALSE(key->verify(kSample, flipped(good, bit)));
    }
    CHECK_FALSE(key->verify(kSample, {}));
    CHECK_FALSE(key->verify(kSample, good + hex("00")));
    CHECK_FALSE(key->verify(kSample, hex("00") + good));
}

TEST_CASE("EvpKey: an RSA key has 2,048 to 4,096 bits and a sound exponent")
{
    const auto modulus = [](std::size_t size) { return hex("C1") + Bytes(size - 1, 0x5B); };
    const Bytes f4 = hex("010001");
    CHECK(EvpKey::fromRsa(modulus(256), f4).has_value());
    CHECK(EvpKey::fromRsa(modulus(512), f4).has_value());
    CHECK_FALSE(EvpKey::fromRsa(modulus(255), f4).has_value());
    CHECK_FALSE(EvpKey::fromRsa(modulus(513), f4).has_value());
    CHECK_FALSE(EvpKey::fromRsa(hex("00") + modulus(256), f4).has_value());
    CHECK_FALSE(EvpKey::fromRsa({}, f4).has_value());
    CHECK(EvpKey::fromRsa(modulus(256), hex("03")).has_value());
    CHECK(EvpKey::fromRsa(modulus(256), hex("FFFFFFFF")).has_value());
    for (const char* exponent : {"", "01", "02", "00010001", "010000", "0100000001"}) {
        CAPTURE(exponent);
        CHECK_FALSE(EvpKey::fromRsa(modulus(256), hex(exponent)).has_value());
    }
}

TEST_CASE("PublicKey: verifies by the key's own algorithm alone, and the zero value signs nothing")
{
    const PublicKey p256 = kP256.key();
    CHECK(verify(p256, kSample, kP256.signature));
    CHECK_FALSE(verify(PublicKey{}, kSample, kP256.signature));
    CHECK_FALSE(verify(PublicKey{}, kSample, Bytes(64, 0)));
    CHECK_FALSE(verify(PublicKey{}, kSample, {}));
    PublicKey copy = p256;
    copy = PublicKey(p256);
    CHECK((copy == p256));
    CHECK(verify(copy, kSample, kP256.signature));
    CHECK_FALSE((copy == PublicKey{}));
}
