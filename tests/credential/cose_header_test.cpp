// SPDX-License-Identifier: Apache-2.0
#include "credential/cose_header.h"
#include "tests/support/error_of.h"
#include "tests/support/hex.h"
#include "tests/support/token_builder.h"

#include <doctest/doctest.h>

#include <string>

using namespace carded;
using credential::Algorithm;
using credential::HeaderError;
using credential::parseProtectedHeader;
using credential::parseSdClaims;
using credential::TokenType;
using test::bytesItem;
using test::item;
using test::MapBuilder;

namespace {

MapBuilder sdHeader()
{
    return test::sdCwt().protectedHeader;
}

MapBuilder kbHeader()
{
    return test::keyBindingToken(test::sdCwt().encode()).protectedHeader;
}

} // namespace

TEST_CASE("parseProtectedHeader: each type of token by number and by media type")
{
    const struct {
        MapBuilder header;
        TokenType type;
    } rows[] = {
        {test::plainCwt().protectedHeader, TokenType::Cwt},
        {test::plainCwt().protectedHeader.set(16, item(61)), TokenType::Cwt},
        {test::plainCwt().protectedHeader.set(16, item("application/cwt")), TokenType::Cwt},
        {sdHeader(), TokenType::SdCwt},
        {sdHeader().set(16, item("application/sd-cwt")), TokenType::SdCwt},
        {kbHeader(), TokenType::KeyBindingToken},
        {kbHeader().set(16, item("application/kb+cwt")), TokenType::KeyBindingToken},
        {test::statusList({}).protectedHeader, TokenType::StatusList},
        {test::statusList({}).protectedHeader.set(16, item("application/carded-statusdelta+cwt")),
         TokenType::StatusDelta},
    };
    for (const auto& row : rows) {
        const Bytes bytes = row.header.encode();
        const auto header = parseProtectedHeader(bytes);
        REQUIRE(header.has_value());
        CHECK(header->type == row.type);
        CHECK(header->algorithm == Algorithm::Ed25519);
        CHECK(header->kcwt.has_value() == (row.type == TokenType::KeyBindingToken));
        CHECK(header->kid.empty() == (row.type == TokenType::KeyBindingToken));
    }
}

TEST_CASE("parseProtectedHeader: every error is told by its name")
{
    const Bytes kcwt = test::sdCwt().encode();
    const struct {
        std::string name;
        Bytes bytes;
        HeaderError error;
    } rows[] = {
        {"no bytes", {}, HeaderError::BadCbor},
        {"a label twice", sdHeader().add(item(1), item(-8)).encode(), HeaderError::BadCbor},
        {"a byte after the end", test::operator+(sdHeader().encode(), test::hex("00")), HeaderError::BadCbor},
        {"crit", sdHeader().set(2, test::arrayItem({item(1)})).encode(), HeaderError::UnknownLabel},
        {"content type", sdHeader().set(3, item(60)).encode(), HeaderError::UnknownLabel},
        {"iv", sdHeader().set(5, bytesItem(test::hex("00"))).encode(), HeaderError::UnknownLabel},
        {"sd_claims in the protected header", sdHeader().set(17, test::arrayItem({item(1)})).encode(),
         HeaderError::UnknownLabel},
        {"sd_aead", sdHeader().set(171, item(1)).encode(), HeaderError::UnknownLabel},
        {"a text label", sdHeader().set("alg", item(1)).encode(), HeaderError::UnknownLabel},
        {"label 0", sdHeader().set(0, item(1)).encode(), HeaderError::UnknownLabel},
        {"label -2^63", sdHeader().add(test::hex("3B7FFFFFFFFFFFFFFF"), item(1)).encode(), HeaderError::UnknownLabel},
        {"not a map", test::hex("80"), HeaderError::WrongValue},
        {"alg as bytes", sdHeader().set(1, bytesItem(test::hex("27"))).encode(), HeaderError::WrongValue},
        {"kid as text", sdHeader().set(4, item("kid")).encode(), HeaderError::WrongValue},
        {"kid of no bytes", sdHeader().set(4, bytesItem({})).encode(), HeaderError::WrongValue},
        {"kid of 33 bytes", sdHeader().set(4, bytesItem(Bytes(33, 1))).encode(), HeaderError::WrongValue},
        {"an unknown typ", sdHeader().set(16, item("application/jwt")).encode(), HeaderError::WrongValue},
        {"an unknown typ number", sdHeader().set(16, item(262)).encode(), HeaderError::WrongValue},
        {"typ as bytes", sdHeader().set(16, bytesItem(test::hex("00"))).encode(), HeaderError::WrongValue},
        {"sd_alg as bytes", sdHeader().set(170, bytesItem(test::hex("00"))).encode(), HeaderError::WrongValue},
        {"kcwt as a byte string", kbHeader().set(13, bytesItem(kcwt)).encode(), HeaderError::WrongValue},
        {"kcwt without its tag", kbHeader().set(13, Bytes(kcwt.begin() + 1, kcwt.end())).encode(),
         HeaderError::WrongValue},
        {"no alg", sdHeader().erase(1).encode(), HeaderError::WrongSet},
        {"empty", test::hex("A0"), HeaderError::WrongSet},
        {"SD-CWT without kid", sdHeader().erase(4).encode(), HeaderError::WrongSet},
        {"plain CWT without kid", test::plainCwt().protectedHeader.erase(4).encode(), HeaderError::WrongSet},
        {"plain CWT with sd_alg", test::plainCwt().protectedHeader.set(170, item(-16)).encode(), HeaderError::WrongSet},
        {"plain CWT with kcwt", test::plainCwt().protectedHeader.set(13, kcwt).encode(), HeaderError::WrongSet},
        {"SD-CWT with kcwt", sdHeader().set(13, kcwt).encode(), HeaderError::WrongSet},
        {"key binding token without kcwt", kbHeader().erase(13).encode(), HeaderError::WrongSet},
        {"key binding token with kid", kbHeader().set(4, bytesItem(test::hex("01"))).encode(), HeaderError::WrongSet},
        {"key binding token with sd_alg", kbHeader().set(170, item(-16)).encode(), HeaderError::WrongSet},
        {"status list with kcwt", test::statusList({}).protectedHeader.set(13, kcwt).encode(), HeaderError::WrongSet},
        {"status list with sd_alg", test::statusList({}).protectedHeader.set(170, item(-16)).encode(),
         HeaderError::WrongSet},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        REQUIRE_FALSE(parseProtectedHeader(row.bytes).has_value());
        CHECK(test::errorOf(parseProtectedHeader(row.bytes)) == row.error);
    }
}

TEST_CASE("parseProtectedHeader: a kid of 1 and of 32 bytes is kept whole")
{
    for (const std::size_t size : {1U, 32U}) {
        const Bytes bytes = sdHeader().set(4, bytesItem(Bytes(size, 5))).encode();
        CHECK(equal(parseProtectedHeader(bytes).value().kid, Bytes(size, 5)));
    }
}

TEST_CASE("parseProtectedHeader: an algorithm that is none of ours is left out, not refused")
{
    const auto algorithm = [](const MapBuilder& header) {
        const Bytes bytes = header.encode();
        return parseProtectedHeader(bytes).value().algorithm;
    };
    CHECK(algorithm(sdHeader().set(1, item(-8))) == Algorithm::EdDsa);
    CHECK(algorithm(sdHeader().set(170, item(-16))) == Algorithm::Ed25519);
    CHECK(algorithm(sdHeader().set(1, item(-7))) == Algorithm::Es256);
    CHECK(algorithm(sdHeader().set(1, item(-35))) == Algorithm::Es384);
    CHECK(algorithm(sdHeader().set(1, item(-37))) == Algorithm::Ps256);
    CHECK_FALSE(algorithm(sdHeader().set(1, item(-36))).has_value());
    CHECK_FALSE(algorithm(sdHeader().set(1, item(0))).has_value());
    CHECK_FALSE(algorithm(sdHeader().set(1, item("EdDSA"))).has_value());
    CHECK_FALSE(algorithm(sdHeader().set(170, item(-44))).has_value());
    CHECK_FALSE(algorithm(sdHeader().set(170, item("sha-256"))).has_value());
}

TEST_CASE("parseProtectedHeader: every strict prefix is refused")
{
    const Bytes bytes = kbHeader().encode();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK(test::errorOf(parseProtectedHeader(ByteSpan(bytes).first(size))) == HeaderError::BadCbor);
    }
}

TEST_CASE("parseSdClaims: gives each disclosure's content, and none for an empty map")
{
    const Bytes two = MapBuilder().set(17, test::hex("82 420102 4103")).encode();
    const auto disclosures = parseSdClaims(two);
    REQUIRE(disclosures.has_value());
    REQUIRE(disclosures->size() == 2);
    CHECK(equal(disclosures->at(0), test::hex("0102")));
    CHECK(equal(disclosures->at(1), test::hex("03")));
    CHECK(parseSdClaims(test::hex("A0")).value().empty());
}

TEST_CASE("parseSdClaims: whatever else stands there is refused")
{
    const struct {
        std::string name;
        const char* bytes;
        HeaderError error;
    } rows[] = {
        {"sd_aead_encrypted_claims", "A1 18AB 80", HeaderError::UnknownLabel},
        {"kid", "A1 04 4101", HeaderError::UnknownLabel},
        {"something beside sd_claims", "A2 11 814101 04 4101", HeaderError::UnknownLabel},
        {"a text label", "A1 6131 814101", HeaderError::UnknownLabel},
        {"an empty array", "A1 11 80", HeaderError::WrongValue},
        {"no array", "A1 11 4101", HeaderError::WrongValue},
        {"a disclosure that is no byte string", "A1 11 8101", HeaderError::WrongValue},
        {"no map", "80", HeaderError::WrongValue},
        {"nothing", "", HeaderError::WrongValue},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const Bytes bytes = test::hex(row.bytes);
        CHECK(test::errorOf(parseSdClaims(bytes)) == row.error);
    }
}
