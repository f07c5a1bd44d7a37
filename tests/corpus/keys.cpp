// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/keys.h"

#include "crypto/encoding.h"
#include "crypto/free_by.h"
#include "tests/corpus/corpus.h"
#include "tests/support/token_builder.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace carded::corpus {
namespace {

using crypto::FreeBy;

/// Throws std::runtime_error for a key on no curve that we take.
crypto::PublicKey pointOf(const EVP_PKEY& key)
{
    Bytes point(97);
    std::size_t size = 0;
    if (EVP_PKEY_get_octet_string_param(&key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) != 1) {
        throw std::runtime_error("no point of a curve");
    }
    point.resize(size);
    using Type = crypto::EvpKey::Type;
    return crypto::EvpKey::fromPoint(size == point.capacity() ? Type::P384 : Type::P256, point).value();
}

/// A parameter of an RSA key, big-endian without leading zeros.
Bytes numberOf(const EVP_PKEY& key, const char* parameter)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(&key, parameter, &number) != 1) {
        throw std::runtime_error("no number of an RSA key");
    }
    const std::unique_ptr<BIGNUM, FreeBy<BN_free>> owner(number);
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, bytes.data());
    return bytes;
}

} // namespace

std::optional<crypto::PublicKey> publicKeyOf(const nlohmann::json& jwk)
{
    nlohmann::json key = jwk;
    if (key.contains("x_hex")) {
        key["x"] = crypto::encodeBase64Url(hexBytes(key["x_hex"]));
    }
    key["use"] = "credential";
    key["kid"] = "AQ";
    nlohmann::json trust = test::trustJson();
    trust["issuers"][0]["keys"] = nlohmann::json::array({key});
    const auto list = credential::parseTrustList(trust.dump());
    if (!list || list->issuers[0].keys.empty()) {
        return std::nullopt;
    }
    return list->issuers[0].keys[0].publicKey;
}

crypto::PublicKey publicKeyOfPem(const std::string& pem)
{
    const std::unique_ptr<BIO, FreeBy<BIO_free>> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>> key(
        PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    if (!key) {
        throw std::runtime_error("no key in the PEM");
    }
    return pointOf(*key);
}

crypto::PublicKey publicKeyOfCertificate(ByteSpan der)
{
    const unsigned char* at = der.data();
    const std::unique_ptr<X509, FreeBy<X509_free>> certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    const EVP_PKEY* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    if (key == nullptr) {
        throw std::runtime_error("no certificate");
    }
    if (EVP_PKEY_is_a(key, "RSA") != 1) {
        return pointOf(*key);
    }
    return crypto::EvpKey::fromRsa(numberOf(*key, OSSL_PKEY_PARAM_RSA_N), numberOf(*key, OSSL_PKEY_PARAM_RSA_E))
        .value();
}

credential::TrustList trustIn(std::string_view iss, ByteSpan kid, const crypto::PublicKey& publicKey)
{
    credential::IssuerKey key;
    key.kid = Bytes(kid.begin(), kid.end());
    key.publicKey = publicKey;
    credential::Issuer issuer;
    issuer.iss = std::string(iss);
    issuer.formats = {"age1", "claim169"};
    issuer.holderBinding = credential::Promise::NotRequired;
    issuer.status = credential::Promise::NotRequired;
    issuer.keys = {key};
    credential::TrustList trust;
    trust.issuers = {issuer};
    return trust;
}

} // namespace carded::corpus
