// SPDX-License-Identifier: Apache-2.0
#include "crypto/checksum.h"
#include "crypto/ed25519.h"
#include "crypto/encoding.h"
#include "crypto/random.h"
#include "crypto/sha256.h"
#include "crypto/sha256_run.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

using namespace carded;
using namespace carded::crypto;
using carded::test::hex;

namespace {

// RFC 8032 section 7.1, TEST 2.
const auto kSeed = Ed25519Seed::from(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")).value();
const Bytes kMessage = hex("72");
const char* const kSignatureHex = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                  "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

} // namespace

TEST_CASE("Ed25519: the RFC 8032 example signs and verifies")
{
    const Ed25519KeyPair pair = ed25519KeyPair(kSeed);
    CHECK(encodeHex(pair.publicKey.data) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const Ed25519Signature signature = signEd25519(pair.secretKey, kMessage);
    CHECK(encodeHex(signature.data) == kSignatureHex);
    CHECK(verifyEd25519(pair.publicKey, kMessage, signature));
}

TEST_CASE("Ed25519: no single bit flip of message, key or signature verifies")
{
    const Ed25519KeyPair pair = ed25519KeyPair(kSeed);
    const Ed25519Signature signature = signEd25519(pair.secretKey, kMessage);
    for (std::size_t bit = 0; bit < Ed25519Signature::kSize * 8; ++bit) {
        Ed25519Signature flipped = signature;
        flipped.data[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        CHECK_FALSE(verifyEd25519(pair.publicKey, kMessage, flipped));
    }
    for (std::size_t bit = 0; bit < Ed25519PublicKey::kSize * 8; ++bit) {
        Ed25519PublicKey flipped = pair.publicKey;
        flipped.data[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        CHECK_FALSE(verifyEd25519(flipped, kMessage, signature));
    }
    CHECK_FALSE(verifyEd25519(pair.publicKey, hex("73"), signature));
    CHECK_FALSE(verifyEd25519(pair.publicKey, {}, signature));
}

TEST_CASE("SHA-256: the FIPS 180-4 example, whole and in two parts")
{
    const auto expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(encodeHex(sha256(asBytes("abc")).data) == expected);
    CHECK(encodeHex(sha256(asBytes("a"), asBytes("bc")).data) == expected);
    CHECK(encodeHex(sha256ByOpenSsl(asBytes("abc")).data) == expected);
}

TEST_CASE("SHA-256: large inputs have the same hash as small ones, by FIPS 180-4")
{
    const Bytes million(1'000'000, 'a');
    CHECK(encodeHex(sha256(million).data) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    const Bytes bytes(256 * 1024 + 1, 7); // about where the library changes
    for (std::size_t size = bytes.size() - 2; size <= bytes.size(); ++size) {
        const ByteSpan input = ByteSpan(bytes).first(size);
        CHECK((sha256(input) == sha256(input.first(5), input.subspan(5))));
    }
}

TEST_CASE("SHA-256: a run of many gives what each alone does, whatever came before")
{
    const Bytes bytes(300, 0xA5);
    Sha256Run run;
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        const ByteSpan all = ByteSpan(bytes).first(size);
        for (const std::size_t head : {std::size_t{0}, size / 2, size}) {
            CHECK((run.hash(all.first(head), all.subspan(head)) == sha256(all)));
        }
    }
    CHECK((run.hash({}, {}) == sha256({})));
}

TEST_CASE("Checksum: differs with any byte")
{
    CHECK(checksum(asBytes("abc")) == checksum(asBytes("abc")));
    CHECK(checksum(asBytes("abc")) != checksum(asBytes("abd")));
}

TEST_CASE("base64url: strict")
{
    CHECK(decodeBase64Url("") == Bytes{});
    CHECK(decodeBase64Url("_-8") == hex("ffef"));
    CHECK(encodeBase64Url(hex("ffef")) == "_-8");
    for (const char* text : {"_-8=", "/+8", "_-9", "_", "_-8 ", " _-8", "_-\n8"}) {
        CAPTURE(text);
        CHECK_FALSE(decodeBase64Url(text).has_value());
    }
}

TEST_CASE("base64: the RFC 4648 examples, both ways")
{
    struct Row {
        const char* plain;
        const char* encoded;
    };
    for (const Row& row : {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"},
                           Row{"foob", "Zm9vYg=="}, Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}}) {
        CAPTURE(row.plain);
        CHECK(encodeBase64(asBytes(row.plain)) == row.encoded);
        const auto decoded = decodeBase64(row.encoded);
        REQUIRE(decoded.has_value());
        CHECK(asText(*decoded) == row.plain);
    }
    CHECK(decodeBase64("/+8=") == hex("ffef"));
}

TEST_CASE("base64: strict")
{
    using std::string_view_literals::operator""sv;
    for (const std::string_view text :
         {"Zg"sv, "Zg="sv, "Zg==="sv, "Zh=="sv, "Zm9="sv, "Zm8"sv, "Z"sv, "Z==="sv, "="sv, "===="sv, "_-8="sv,
          "Zg==Zg=="sv, "Zg==\n"sv, "Zm\n8="sv, " Zg=="sv, "Zm8=\0"sv, "Zm\0=\0"sv}) {
        CAPTURE(text);
        CHECK_FALSE(decodeBase64(text).has_value());
    }
}

TEST_CASE("base64, base64url and hexadecimal: of all bytes only their digits are read")
{
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const auto c = static_cast<char>(byte);
        CHECK(decodeBase64(std::string("AA") + c + "A").has_value() == ((letters + "+/").find(c) != std::string::npos));
        CHECK(decodeBase64Url(std::string("AA") + c + "A").has_value()
              == ((letters + "-_").find(c) != std::string::npos));
        CHECK(decodeHex(std::string("0") + c).has_value()
              == (std::string("0123456789abcdefABCDEF").find(c) != std::string::npos));
    }
}

TEST_CASE("hexadecimal: strict")
{
    CHECK(decodeHex("00fF") == hex("00ff"));
    CHECK(encodeHex(hex("00ff")) == "00ff");
    for (const char* text : {"0", "0g", "00 ", "0x00"}) {
        CAPTURE(text);
        CHECK_FALSE(decodeHex(text).has_value());
    }
}

TEST_CASE("random: two draws differ")
{
    REQUIRE(initialise());
    CHECK(randomBytes(16).size() == 16);
    CHECK(randomBytes(16) != randomBytes(16));
}
