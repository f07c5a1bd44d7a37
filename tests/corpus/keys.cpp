// SPDX-License-Identifier: Apache-2.0
#include "tests/corpus/keys.h"

#include "crypto/encoding.h"
#include "tests/corpus/corpus.h"
#include "tests/support/token_builder.h"

#include <memory>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdexcept>

namespace carded::corpus {
namespace {

template <auto release>
struct FreeBy {
    template <class T>
    void operator()(T* handle) const noexcept
    {
        release(handle);
    }
};

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
    Bytes point(97);
    std::size_t size = 0;
    if (!key
        || EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size)
               != 1) {
        throw std::runtime_error("no EC key in the PEM");
    }
    point.resize(size);
    using Type = crypto::EvpKey::Type;
    return crypto::EvpKey::fromPoint(size == point.capacity() ? Type::P384 : Type::P256, point).value();
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
