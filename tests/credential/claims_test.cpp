// SPDX-License-Identifier: Apache-2.0
#include "credential/claims.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::ClaimsError;
using credential::parseHolderClaims;
using credential::parseIssuerClaims;
using credential::RedactedKeys;
using test::bytesItem;
using test::item;
using test::MapBuilder;

namespace {

MapBuilder issuerClaims()
{
    return test::sdCwt().claims;
}

MapBuilder holderClaims()
{
    return MapBuilder().set(3, item("age1")).set(6, item(test::kNow));
}

Bytes cnf(const MapBuilder& coseKey)
{
    return MapBuilder().set(1, coseKey.encode()).encode();
}

MapBuilder okp()
{
    return MapBuilder().set(1, item(1)).set(-1, item(6)).set(-2, bytesItem(Bytes(32, 9)));
}

Bytes status(const Bytes& reference)
{
    return MapBuilder().set("status_list", reference).encode();
}

} // namespace

TEST_CASE("parseIssuerClaims: reads every registered claim")
{
    const Bytes payload = issuerClaims()
                              .set(2, item("sub"))
                              .set(3, item("age1"))
                              .set(7, bytesItem(test::hex("01")))
                              .set(11, item("vct"))
                              .set(39, bytesItem(test::hex("02")))
                              .encode();
    const auto claims = parseIssuerClaims(payload, RedactedKeys::Allowed);
    REQUIRE(claims.has_value());
    CHECK(claims->iss == test::kIss);
    CHECK(claims->aud == "age1");
    CHECK(claims->exp.seconds == test::kNow + 1000);
    CHECK(claims->nbf.value().seconds == test::kNow - 1000);
    CHECK(claims->iat.value().seconds == test::kNow - 1000);
    CHECK((claims->cnf.value().key == test::publicKeyOf(test::TestKey::Holder)));
    CHECK(claims->status.value().statusList.value().uri == test::kListUri);
    CHECK(claims->status.value().statusList.value().idx == 0);
}

TEST_CASE("parseIssuerClaims: sub, aud, nbf, cti, cnf, vct and status may be absent")
{
    const Bytes payload = MapBuilder().set(1, item("i")).set(4, item(2)).set(6, item(1)).encode();
    const auto claims = parseIssuerClaims(payload, RedactedKeys::Refused);
    REQUIRE(claims.has_value());
    CHECK_FALSE(claims->aud.has_value());
    CHECK_FALSE(claims->nbf.has_value());
    CHECK_FALSE(claims->cnf.has_value());
    CHECK_FALSE(claims->status.has_value());
}

TEST_CASE("parseIssuerClaims: every error is told by its name")
{
    const struct {
        std::string name;
        Bytes payload;
        ClaimsError error;
    } rows[] = {
        {"no bytes", {}, ClaimsError::BadCbor},
        {"a claim twice", issuerClaims().add(item(4), item(9)).encode(), ClaimsError::BadCbor},
        {"a byte after the end", test::operator+(issuerClaims().encode(), test::hex("00")), ClaimsError::BadCbor},
        {"no iss", issuerClaims().erase(1).encode(), ClaimsError::MissingClaim},
        {"no exp", issuerClaims().erase(4).encode(), ClaimsError::MissingClaim},
        {"no iat", issuerClaims().erase(6).encode(), ClaimsError::MissingClaim},
        {"not a map", test::hex("80"), ClaimsError::WrongType},
        {"iss as bytes", issuerClaims().set(1, bytesItem({})).encode(), ClaimsError::WrongType},
        {"sub as a number", issuerClaims().set(2, item(1)).encode(), ClaimsError::WrongType},
        {"aud as an array", issuerClaims().set(3, test::arrayItem({item("age1")})).encode(), ClaimsError::WrongType},
        {"exp as text", issuerClaims().set(4, item("1")).encode(), ClaimsError::WrongType},
        {"exp under tag 1", issuerClaims().set(4, test::tagItem(1, item(1))).encode(), ClaimsError::WrongType},
        {"exp infinite", issuerClaims().set(4, test::hex("F97C00")).encode(), ClaimsError::WrongType},
        {"nbf null", issuerClaims().set(5, test::hex("F6")).encode(), ClaimsError::WrongType},
        {"iat above 2^53", issuerClaims().set(6, test::hex("1B0020000000000001")).encode(), ClaimsError::WrongType},
        {"cti as text", issuerClaims().set(7, item("1")).encode(), ClaimsError::WrongType},
        {"vct as bytes", issuerClaims().set(11, bytesItem({})).encode(), ClaimsError::WrongType},
        {"cnonce as text", issuerClaims().set(39, item("1")).encode(), ClaimsError::WrongType},
        {"cnf as bytes", issuerClaims().set(8, bytesItem({})).encode(), ClaimsError::WrongType},
        {"cnf's key as bytes", issuerClaims().set(8, MapBuilder().set(1, bytesItem({})).encode()).encode(),
         ClaimsError::WrongType},
        {"cnf's key without kty", issuerClaims().set(8, cnf(okp().erase(1))).encode(), ClaimsError::WrongType},
        {"cnf's key without x", issuerClaims().set(8, cnf(okp().erase(-2))).encode(), ClaimsError::WrongType},
        {"cnf's x of 31 bytes", issuerClaims().set(8, cnf(okp().set(-2, bytesItem(Bytes(31, 1))))).encode(),
         ClaimsError::WrongType},
        {"cnf's x of 33 bytes", issuerClaims().set(8, cnf(okp().set(-2, bytesItem(Bytes(33, 1))))).encode(),
         ClaimsError::WrongType},
        {"status as text", issuerClaims().set(65535, item("x")).encode(), ClaimsError::WrongType},
        {"status_list without idx",
         issuerClaims().set(65535, status(MapBuilder().set("uri", item("u")).encode())).encode(),
         ClaimsError::WrongType},
        {"status_list without uri",
         issuerClaims().set(65535, status(MapBuilder().set("idx", item(1)).encode())).encode(), ClaimsError::WrongType},
        {"a negative idx", issuerClaims().set(65535, test::statusItem(-1)).encode(), ClaimsError::WrongType},
        {"uri as bytes",
         issuerClaims()
             .set(65535, status(MapBuilder().set("idx", item(1)).set("uri", bytesItem({})).encode()))
             .encode(),
         ClaimsError::WrongType},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(parseIssuerClaims(row.payload, RedactedKeys::Allowed).has_value());
        CHECK(test::errorOf(parseIssuerClaims(row.payload, RedactedKeys::Allowed)) == row.error);
    }
}

TEST_CASE("parseIssuerClaims: redacted keys are refused in a plain CWT")
{
    const Bytes payload = issuerClaims().add(test::redactedKeysLabel(), test::arrayItem({})).encode();
    CHECK(parseIssuerClaims(payload, RedactedKeys::Allowed).has_value());
    CHECK(test::errorOf(parseIssuerClaims(payload, RedactedKeys::Refused)) == ClaimsError::BadCbor);
}

TEST_CASE("parseIssuerClaims: times may be floats of any width and reach 2^53 either way")
{
    const Bytes payload = issuerClaims()
                              .set(4, test::hex("1B0020000000000000"))
                              .set(5, test::hex("FBC340000000000000"))
                              .set(6, test::hex("F93E00"))
                              .encode();
    const auto claims = parseIssuerClaims(payload, RedactedKeys::Allowed);
    REQUIRE(claims.has_value());
    CHECK(claims->exp.seconds == 9007199254740992.0);
    CHECK(claims->nbf.value().seconds == -9007199254740992.0);
    CHECK(claims->iat.value().seconds == 1.5);
}

TEST_CASE("parseIssuerClaims: a holder's key of another kind is there, but not usable")
{
    const Bytes p521 = cnf(MapBuilder().set(1, item(2)).set(-1, item(3)).set(-2, bytesItem(Bytes(66, 1))));
    const Bytes ed448 = cnf(okp().set(-1, item(7)));
    const Bytes namedCurve = cnf(okp().set(-1, item("Ed25519")));
    for (const Bytes& key : {p521, ed448, namedCurve}) {
        const Bytes payload = issuerClaims().set(8, key).encode();
        const auto claims = parseIssuerClaims(payload, RedactedKeys::Allowed);
        REQUIRE(claims.has_value());
        REQUIRE(claims->cnf.has_value());
        CHECK_FALSE(claims->cnf->key.has_value());
    }
}

TEST_CASE("parseIssuerClaims: a status that names another mechanism is there, without a reference")
{
    const Bytes payload = issuerClaims().set(65535, MapBuilder().set("ocsp", item(1)).encode()).encode();
    const auto claims = parseIssuerClaims(payload, RedactedKeys::Allowed);
    REQUIRE(claims.has_value());
    REQUIRE(claims->status.has_value());
    CHECK_FALSE(claims->status->statusList.has_value());
}

TEST_CASE("parseIssuerClaims: every strict prefix is refused")
{
    const Bytes payload = issuerClaims().encode();
    for (std::size_t size = 0; size < payload.size(); ++size) {
        CHECK(test::errorOf(parseIssuerClaims(ByteSpan(payload).first(size), RedactedKeys::Allowed))
              == ClaimsError::BadCbor);
    }
}

TEST_CASE("parseHolderClaims: reads every registered claim")
{
    const Bytes payload = holderClaims()
                              .set(4, item(test::kNow + 60))
                              .set(5, item(test::kNow - 1))
                              .set(7, bytesItem({}))
                              .set(39, bytesItem({}))
                              .encode();
    const auto claims = parseHolderClaims(payload);
    REQUIRE(claims.has_value());
    CHECK(claims->aud == "age1");
    CHECK(claims->iat.seconds == test::kNow);
    CHECK(claims->exp.value().seconds == test::kNow + 60);
    CHECK(claims->nbf.value().seconds == test::kNow - 1);
}

TEST_CASE("parseHolderClaims: every error is told by its name")
{
    const struct {
        std::string name;
        Bytes payload;
        ClaimsError error;
    } rows[] = {
        {"simple(59) as a key", holderClaims().add(test::redactedKeysLabel(), test::arrayItem({})).encode(),
         ClaimsError::BadCbor},
        {"iss", holderClaims().set(1, item("me")).encode(), ClaimsError::WrongClaim},
        {"sub", holderClaims().set(2, item("me")).encode(), ClaimsError::WrongClaim},
        {"no aud", holderClaims().erase(3).encode(), ClaimsError::MissingClaim},
        {"no iat", holderClaims().erase(6).encode(), ClaimsError::MissingClaim},
        {"aud as an array", holderClaims().set(3, test::arrayItem({item("age1")})).encode(), ClaimsError::WrongType},
        {"iat as text", holderClaims().set(6, item("now")).encode(), ClaimsError::WrongType},
        {"exp as text", holderClaims().set(4, item("then")).encode(), ClaimsError::WrongType},
        {"nbf as text", holderClaims().set(5, item("then")).encode(), ClaimsError::WrongType},
        {"cti as text", holderClaims().set(7, item("1")).encode(), ClaimsError::WrongType},
        {"cnonce as text", holderClaims().set(39, item("1")).encode(), ClaimsError::WrongType},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(parseHolderClaims(row.payload).has_value());
        CHECK(test::errorOf(parseHolderClaims(row.payload)) == row.error);
    }
}
