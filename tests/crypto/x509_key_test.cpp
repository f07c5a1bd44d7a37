// SPDX-License-Identifier: Apache-2.0
#include "crypto/encoding.h"
#include "crypto/evp_key.h"
#include "crypto/sha512.h"
#include "tests/support/hex.h"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string>

using namespace carded;
using namespace carded::crypto;
using carded::test::hex;
using carded::test::operator+;

namespace {

const ByteSpan kSample = asBytes("sample");

struct Release {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO* memory) const { BIO_free(memory); }
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using PrivateKey = std::unique_ptr<EVP_PKEY, Release>;

PrivateKey loadKey(const std::string& name)
{
    const std::string path = std::string(CARDED_SOURCE_DIR) + "/tests/vectors/keys/" + name;
    const std::unique_ptr<std::FILE, Release> file(std::fopen(path.c_str(), "r"));
    REQUIRE(file != nullptr);
    return PrivateKey(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr));
}

std::string publicPem(EVP_PKEY* key)
{
    const std::unique_ptr<BIO, Release> memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(memory.get(), key);
    std::array<char, 4096> text{};
    const int size = BIO_read(memory.get(), text.data(), static_cast<int>(text.size()));
    return {text.data(), static_cast<std::size_t>(size)};
}

/// DER for ECDSA; for RSA, PSS with a salt of `saltLength`.
Bytes sign(EVP_PKEY* key, const EVP_MD* digest, int saltLength = 0)
{
    const std::unique_ptr<EVP_MD_CTX, Release> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr;
    REQUIRE(EVP_DigestSignInit(context.get(), &keyContext, digest, nullptr, key) == 1);
    if (EVP_PKEY_is_a(key, "RSA") == 1) {
        REQUIRE(EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1);
        REQUIRE(EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, saltLength) == 1);
    }
    std::size_t size = 1024;
    Bytes signature(size);
    REQUIRE(EVP_DigestSign(context.get(), signature.data(), &size, kSample.data(), kSample.size()) == 1);
    signature.resize(size);
    return signature;
}

} // namespace

TEST_CASE("EvpKey: a PEM key verifies DER signatures, and no changed one")
{
    for (const auto& [file, digest, type] : {std::tuple{"test_p256.pem", EVP_sha256(), EvpKey::Type::P256},
                                             std::tuple{"test_p384.pem", EVP_sha384(), EvpKey::Type::P384}}) {
        const PrivateKey secret = loadKey(file);
        const auto key = EvpKey::fromPem(publicPem(secret.get()));
        REQUIRE(key.has_value());
        CHECK(key->type() == type);
        const Bytes der = sign(secret.get(), digest);
        CHECK(key->verifyX509(kSample, der));
        CHECK_FALSE(key->verify(kSample, der));
        CHECK_FALSE(key->verifyX509(asBytes("Sample"), der));
        CHECK_FALSE(key->verifyX509(kSample, {}));
        CHECK_FALSE(key->verifyX509(kSample, der + hex("00")));
        CHECK_FALSE(key->verifyX509(kSample, Bytes(64, 0)));
        for (std::size_t bit = 0; bit < der.size() * 8; bit += 5) {
            Bytes changed = der;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            REQUIRE_FALSE(key->verifyX509(kSample, changed));
        }
    }
}

TEST_CASE("EvpKey: a salt of any length verifies where X.509's rules are asked for, and there alone")
{
    const PrivateKey secret = loadKey("test_rsa.pem");
    const auto key = EvpKey::fromPem(publicPem(secret.get()));
    REQUIRE(key.has_value());
    CHECK(key->type() == EvpKey::Type::Rsa);
    for (const int salt : {0, 20, 32, RSA_PSS_SALTLEN_MAX}) {
        CAPTURE(salt);
        Bytes signature = sign(secret.get(), EVP_sha256(), salt);
        CHECK(key->verifyX509(kSample, signature));
        CHECK(key->verify(kSample, signature) == (salt == 32));
        signature[100] ^= 1U;
        CHECK_FALSE(key->verifyX509(kSample, signature));
    }
    CHECK_FALSE(key->verifyX509(kSample, sign(secret.get(), EVP_sha384(), 32)));
}

TEST_CASE("EvpKey: what is no PEM of a key that we verify with is no key")
{
    const std::string good = publicPem(loadKey("test_p256.pem").get());
    CHECK_FALSE(EvpKey::fromPem("").has_value());
    for (std::size_t size = 0; size + 1 < good.size(); ++size) { // the last line feed may be missing
        REQUIRE_FALSE(EvpKey::fromPem(std::string_view(good).substr(0, size)).has_value());
    }
    const PrivateKey ed25519(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    CHECK_FALSE(EvpKey::fromPem(publicPem(ed25519.get())).has_value());
    const PrivateKey p521(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-521"));
    CHECK_FALSE(EvpKey::fromPem(publicPem(p521.get())).has_value());
    const PrivateKey smallRsa(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{1024}));
    CHECK_FALSE(EvpKey::fromPem(publicPem(smallRsa.get())).has_value());
}

TEST_CASE("EvpKey: a PEM is read up to its limit")
{
    const std::string good = publicPem(loadKey("test_p256.pem").get());
    CHECK(EvpKey::fromPem(good + std::string(kMaxPemBytes - good.size(), '\n')).has_value());
    CHECK_FALSE(EvpKey::fromPem(good + std::string(kMaxPemBytes - good.size() + 1, '\n')).has_value());
}

TEST_CASE("SHA-512: the FIPS 180-4 example")
{
    CHECK(encodeHex(sha512(asBytes("abc")).data)
          == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
             "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}
