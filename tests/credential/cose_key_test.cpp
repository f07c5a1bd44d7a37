// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_key.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using test::boolItem;
using test::bytesItem;
using test::item;
using test::MapBuilder;
using test::publicKeyOf;
using test::TestKey;

namespace {

std::optional<credential::CoseKey> read(const Bytes& bytes)
{
    credential::CborReader reader(bytes);
    return credential::readCoseKey(reader);
}

MapBuilder ec2(std::int64_t crv, std::size_t xSize, std::size_t ySize)
{
    return MapBuilder()
        .set(1, item(2))
        .set(-1, item(crv))
        .set(-2, bytesItem(Bytes(xSize, 1)))
        .set(-3, bytesItem(Bytes(ySize, 1)));
}

MapBuilder okp(std::size_t xSize)
{
    return MapBuilder().set(1, item(1)).set(-1, item(6)).set(-2, bytesItem(Bytes(xSize, 1)));
}

MapBuilder rsa(std::size_t nSize)
{
    return MapBuilder().set(1, item(3)).set(-1, bytesItem(Bytes(nSize, 0xC1))).set(-2, bytesItem(Bytes{1, 0, 1}));
}

} // namespace

TEST_CASE("readCoseKey: reads a key of each kind, and passes over other members")
{
    for (const TestKey which : {TestKey::Holder, TestKey::P256, TestKey::P384, TestKey::Rsa}) {
        const auto key = read(test::coseKeyItem(which));
        REQUIRE(key.has_value());
        REQUIRE(key->publicKey.has_value());
        CHECK((*key->publicKey == publicKeyOf(which)));
    }
    const Bytes withMore =
        okp(32).set(2, bytesItem(Bytes{1})).set(3, item(-19)).set(4, test::arrayItem({item(2)})).encode();
    CHECK(read(withMore).value().publicKey.has_value());
}

TEST_CASE("readCoseKey: an EC2 key may give the sign of y in its place")
{
    const Bytes whole = test::coseKeyItem(TestKey::P256);
    const ByteSpan x = ByteSpan(whole).subspan(whole.size() - 32 - 3 - 32, 32);
    const bool isOdd = whole.back() % 2 == 1;
    const auto compressed = [&](bool sign) {
        return read(
            MapBuilder().set(1, item(2)).set(-1, item(1)).set(-2, bytesItem(x)).set(-3, boolItem(sign)).encode());
    };
    CHECK((compressed(isOdd).value().publicKey == publicKeyOf(TestKey::P256)));
    CHECK_FALSE((compressed(!isOdd).value().publicKey == publicKeyOf(TestKey::P256)));
}

TEST_CASE("readCoseKey: a whole key that no signature of ours can be by is there, and not usable")
{
    const struct {
        std::string name;
        Bytes key;
    } rows[] = {
        {"a symmetric key", MapBuilder().set(1, item(4)).encode()},
        {"Ed448", okp(57).set(-1, item(7)).encode()},
        {"P-521", ec2(3, 66, 66).encode()},
        {"a curve by a text", okp(32).set(-1, item("Ed25519")).encode()},
        {"no curve", okp(32).erase(-1).encode()},
        {"no point of P-256", ec2(1, 32, 32).encode()},
        {"no point of P-384", ec2(2, 48, 48).encode()},
        {"RSA of 2,040 bits", rsa(255).encode()},
        {"RSA of 4,104 bits", rsa(513).encode()},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const auto key = read(row.key);
        REQUIRE(key.has_value());
        CHECK_FALSE(key->publicKey.has_value());
    }
}

TEST_CASE("readCoseKey: a member that is missing, or of another type or length, is no key")
{
    const struct {
        std::string name;
        Bytes key;
    } rows[] = {
        {"nothing", MapBuilder().encode()},
        {"no map", item(1)},
        {"no kty", okp(32).erase(1).encode()},
        {"kty by a text", okp(32).set(1, item("OKP")).encode()},
        {"OKP without x", okp(32).erase(-2).encode()},
        {"OKP with x of 31 bytes", okp(31).encode()},
        {"OKP with x of 33 bytes", okp(33).encode()},
        {"OKP with x by a text", okp(32).set(-2, item("x")).encode()},
        {"EC2 without x", ec2(1, 32, 32).erase(-2).encode()},
        {"EC2 without y", ec2(1, 32, 32).erase(-3).encode()},
        {"EC2 with x of 31 bytes", ec2(1, 31, 32).encode()},
        {"EC2 with x of P-384 on P-256", ec2(1, 48, 48).encode()},
        {"EC2 with y of 33 bytes", ec2(1, 32, 33).encode()},
        {"EC2 with y by a number", ec2(1, 32, 32).set(-3, item(1)).encode()},
        {"RSA without n", rsa(256).erase(-1).encode()},
        {"RSA without e", rsa(256).erase(-2).encode()},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK_FALSE(read(row.key).has_value());
    }
}

TEST_CASE("readCoseKey: every strict prefix is no key")
{
    const Bytes whole = test::coseKeyItem(TestKey::P256);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(read(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))).has_value());
    }
}
