// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_keys.h"

#include "credential/cbor_writer.h"
#include "crypto/encoding.h"
#include "crypto/free_by.h"

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdexcept>
#include <string>

namespace carded::test {
namespace {

using crypto::FreeBy;

using PrivateKey = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, FreeBy<BN_free>>;

void require(bool isGood)
{
    if (!isGood) {
        throw std::logic_error("test keys: OpenSSL refuses");
    }
}

PrivateKey loadKey(const char* name)
{
    const std::string path = std::string(CARDED_SOURCE_DIR) + "/tests/vectors/keys/" + name;
    const std::unique_ptr<std::FILE, FreeBy<std::fclose>> file(std::fopen(path.c_str(), "r"));
    require(file != nullptr);
    PrivateKey key(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr));
    require(key != nullptr);
    return key;
}

EVP_PKEY* evpKey(TestKey key)
{
    static const PrivateKey kP256 = loadKey("test_p256.pem");
    static const PrivateKey kP384 = loadKey("test_p384.pem");
    static const PrivateKey kRsa = loadKey("test_rsa.pem");
    switch (key) {
    case TestKey::P256:
        return kP256.get();
    case TestKey::P384:
        return kP384.get();
    case TestKey::Rsa:
        return kRsa.get();
    case TestKey::Issuer:
    case TestKey::Holder:
    case TestKey::Status:
    case TestKey::Stranger:
    case TestKey::OtherIssuer:
    case TestKey::Revoked:
    case TestKey::ForeignIssuer:
        break;
    }
    return nullptr;
}

std::size_t coordinateBytes(TestKey key)
{
    return key == TestKey::P384 ? 48 : 32;
}

/// A number of the public key, padded to `size` bytes, or as short as it is.
Bytes numberOf(TestKey key, const char* name, std::size_t size = 0)
{
    BIGNUM* raw = nullptr;
    require(EVP_PKEY_get_bn_param(evpKey(key), name, &raw) == 1);
    const Number number(raw);
    Bytes bytes(size == 0 ? static_cast<std::size_t>(BN_num_bytes(number.get())) : size);
    require(BN_bn2binpad(number.get(), bytes.data(), static_cast<int>(bytes.size())) >= 0);
    return bytes;
}

Bytes xOf(TestKey key)
{
    return numberOf(key, OSSL_PKEY_PARAM_EC_PUB_X, coordinateBytes(key));
}

Bytes yOf(TestKey key)
{
    return numberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y, coordinateBytes(key));
}

/// r then s, each as long as a coordinate (RFC 9053 section 2.1).
Bytes fromDer(ByteSpan der, std::size_t size)
{
    const std::uint8_t* in = der.data();
    const std::unique_ptr<ECDSA_SIG, FreeBy<ECDSA_SIG_free>> pair(
        d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    require(pair != nullptr);
    Bytes raw(2 * size);
    require(BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), raw.data(), static_cast<int>(size)) >= 0);
    require(BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), raw.data() + size, static_cast<int>(size)) >= 0);
    return raw;
}

} // namespace

crypto::Ed25519KeyPair testKey(TestKey key)
{
    crypto::Ed25519Seed seed;
    seed.data.fill(static_cast<std::uint8_t>(key));
    return crypto::ed25519KeyPair(seed);
}

Bytes testKid(TestKey key)
{
    return Bytes(8, static_cast<std::uint8_t>(key));
}

std::int64_t algOf(TestKey key)
{
    if (evpKey(key) == nullptr) {
        return -19;
    }
    if (key == TestKey::Rsa) {
        return -37;
    }
    return key == TestKey::P256 ? -7 : -35;
}

Bytes signWith(TestKey key, ByteSpan message)
{
    if (evpKey(key) != nullptr) {
        const Bytes signature = signX509(key, message);
        return key == TestKey::Rsa ? signature : fromDer(signature, coordinateBytes(key));
    }
    const auto signature = crypto::signEd25519(testKey(key).secretKey, message);
    return {signature.data.begin(), signature.data.end()};
}

Bytes signX509(TestKey key, ByteSpan message)
{
    const std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr;
    const EVP_MD* digest = key == TestKey::P384 ? EVP_sha384() : EVP_sha256();
    require(EVP_DigestSignInit(context.get(), &keyContext, digest, nullptr, evpKey(key)) == 1);
    if (key == TestKey::Rsa) {
        require(EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1);
        require(EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) == 1);
    }
    std::size_t size = 0;
    require(EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) == 1);
    Bytes signature(size);
    require(EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) == 1);
    signature.resize(size);
    return signature;
}

std::string publicPem(TestKey key)
{
    const std::unique_ptr<BIO, FreeBy<BIO_free>> memory(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_PUBKEY(memory.get(), evpKey(key)) == 1);
    std::array<char, 4096> text{};
    const int size = BIO_read(memory.get(), text.data(), static_cast<int>(text.size()));
    require(size > 0);
    return {text.data(), static_cast<std::size_t>(size)};
}

crypto::PublicKey publicKeyOf(TestKey key)
{
    if (evpKey(key) == nullptr) {
        return testKey(key).publicKey;
    }
    if (key == TestKey::Rsa) {
        return crypto::EvpKey::fromRsa(numberOf(key, OSSL_PKEY_PARAM_RSA_N), numberOf(key, OSSL_PKEY_PARAM_RSA_E))
            .value();
    }
    Bytes point{4};
    const Bytes x = xOf(key);
    const Bytes y = yOf(key);
    point.insert(point.end(), x.begin(), x.end());
    point.insert(point.end(), y.begin(), y.end());
    const auto curve = key == TestKey::P256 ? crypto::EvpKey::Type::P256 : crypto::EvpKey::Type::P384;
    return crypto::EvpKey::fromPoint(curve, point).value();
}

nlohmann::json jwkOf(TestKey key)
{
    const auto text = [](ByteSpan bytes) { return crypto::encodeBase64Url(bytes); };
    if (evpKey(key) == nullptr) {
        return {{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", text(testKey(key).publicKey.span())}};
    }
    if (key == TestKey::Rsa) {
        return {{"kty", "RSA"},
                {"n", text(numberOf(key, OSSL_PKEY_PARAM_RSA_N))},
                {"e", text(numberOf(key, OSSL_PKEY_PARAM_RSA_E))}};
    }
    return {
        {"kty", "EC"}, {"crv", key == TestKey::P256 ? "P-256" : "P-384"}, {"x", text(xOf(key))}, {"y", text(yOf(key))}};
}

Bytes coseKeyItem(TestKey key)
{
    credential::CborWriter writer;
    if (evpKey(key) == nullptr) {
        writer.map(3).integer(1).integer(1).integer(-1).integer(6).integer(-2).bytes(testKey(key).publicKey.span());
    } else if (key == TestKey::Rsa) {
        writer.map(3).integer(1).integer(3).integer(-1).bytes(numberOf(key, OSSL_PKEY_PARAM_RSA_N));
        writer.integer(-2).bytes(numberOf(key, OSSL_PKEY_PARAM_RSA_E));
    } else {
        writer.map(4).integer(1).integer(2).integer(-1).integer(key == TestKey::P256 ? 1 : 2);
        writer.integer(-2).bytes(xOf(key)).integer(-3).bytes(yOf(key));
    }
    return writer.take();
}

} // namespace carded::test
