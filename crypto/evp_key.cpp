// SPDX-License-Identifier: Apache-2.0
#include "crypto/evp_key.h"

#include "crypto/free_by.h"

#include <array>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string>

namespace carded::crypto {
namespace {

using Memory = std::unique_ptr<BIO, FreeBy<BIO_vfree>>;
using Number = std::unique_ptr<BIGNUM, FreeBy<BN_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeBy<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, FreeBy<ECDSA_SIG_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreeBy<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreeBy<OSSL_PARAM_BLD_free>>;

/// OpenSSL keeps a queue of errors for each thread; one left behind is taken for the next caller's.
struct ErrorQueueScope {
    ErrorQueueScope() noexcept { ERR_set_mark(); }
    ~ErrorQueueScope() { ERR_pop_to_mark(); }
    ErrorQueueScope(const ErrorQueueScope&) = delete;
    ErrorQueueScope(ErrorQueueScope&&) = delete;
    ErrorQueueScope& operator=(const ErrorQueueScope&) = delete;
    ErrorQueueScope& operator=(ErrorQueueScope&&) = delete;
};

struct Curve {
    const char* name;
    std::size_t bytes; ///< of a coordinate, and of the group's order
};

Curve curveOf(EvpKey::Type type)
{
    return type == EvpKey::Type::P384 ? Curve{SN_secp384r1, 48} : Curve{SN_X9_62_prime256v1, 32};
}

Number numberOf(ByteSpan bytes)
{
    return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;

Key makeKey(const char* algorithm, OSSL_PARAM* parameters)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, algorithm, nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1) {
        return nullptr;
    }
    return Key(key);
}

bool isPointOf(const Curve& curve, ByteSpan point)
{
    constexpr std::uint8_t kUncompressed = 4;
    if (point.empty()) {
        return false;
    }
    return point.front() == kUncompressed
               ? point.size() == 1 + 2 * curve.bytes
               : (point.front() == 2 || point.front() == 3) && point.size() == 1 + curve.bytes;
}

/// OpenSSL takes ECDSA signatures as DER: at most 2 + 2 * (2 + 1 + 48) bytes and one more of a long length.
struct DerSignature {
    std::array<std::uint8_t, 112> bytes{};
    std::size_t size = 0;
};

std::optional<DerSignature> toDer(const Curve& curve, ByteSpan signature)
{
    if (signature.size() != 2 * curve.bytes) {
        return std::nullopt;
    }
    const EcdsaSignature pair(ECDSA_SIG_new());
    Number r = numberOf(signature.first(curve.bytes));
    Number s = numberOf(signature.last(curve.bytes));
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) {
        return std::nullopt;
    }
    (void)r.release(); // the pair owns them now
    (void)s.release();
    DerSignature der;
    const int size = i2d_ECDSA_SIG(pair.get(), nullptr);
    if (size <= 0 || static_cast<std::size_t>(size) > der.bytes.size()) {
        return std::nullopt;
    }
    std::uint8_t* out = der.bytes.data();
    der.size = static_cast<std::size_t>(i2d_ECDSA_SIG(pair.get(), &out));
    return der;
}

bool wantPss(EVP_PKEY_CTX* context, int saltLength)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
           && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, saltLength) == 1
           && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
}

/// A number of a public key, big-endian without leading zeros; empty if there is none.
Bytes numberOf(const EVP_PKEY* key, const char* name)
{
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) {
        return {};
    }
    const Number number(raw);
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(raw)));
    BN_bn2bin(raw, bytes.data());
    return bytes;
}

/// The curve and point of an EC key; nothing for a curve that is not ours.
std::optional<EvpKey> ecKeyOf(const EVP_PKEY* key)
{
    std::array<char, 32> group{};
    std::array<std::uint8_t, 160> point{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1
        || EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) != 1) {
        return std::nullopt;
    }
    for (const EvpKey::Type type : {EvpKey::Type::P256, EvpKey::Type::P384}) {
        if (std::string_view(group.data()) == curveOf(type).name) {
            return EvpKey::fromPoint(type, ByteSpan(point).first(size));
        }
    }
    return std::nullopt;
}

} // namespace

void EvpKey::Free::operator()(evp_pkey_st* key) const noexcept
{
    EVP_PKEY_free(key);
}

EvpKey::EvpKey(const EvpKey& other) noexcept : m_type(other.m_type), m_key(other.m_key.get())
{
    if (m_key) { // not one that was moved from
        EVP_PKEY_up_ref(m_key.get());
    }
}

EvpKey& EvpKey::operator=(const EvpKey& other) noexcept
{
    if (this != &other) {
        *this = EvpKey(other);
    }
    return *this;
}

bool operator==(const EvpKey& a, const EvpKey& b) noexcept
{
    const ErrorQueueScope errors;
    return EVP_PKEY_eq(a.m_key.get(), b.m_key.get()) == 1;
}

std::optional<EvpKey> EvpKey::fromPoint(Type type, ByteSpan point) noexcept
{
    const Curve curve = curveOf(type);
    if (type == Type::Rsa || !isPointOf(curve, point)) {
        return std::nullopt;
    }
    const ErrorQueueScope errors;
    std::string group(curve.name);
    Bytes bytes(point.begin(), point.end());
    std::array<OSSL_PARAM, 3> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size()),
        OSSL_PARAM_construct_end()};
    Handle key(makeKey("EC", parameters.data()).release());
    return key ? std::optional(EvpKey(type, std::move(key))) : std::nullopt;
}

std::optional<EvpKey> EvpKey::fromRsa(ByteSpan modulus, ByteSpan exponent) noexcept
{
    const bool isModulus = modulus.size() >= kMinRsaBytes && modulus.size() <= kMaxRsaBytes && modulus.front() != 0;
    constexpr std::size_t kMaxExponentBytes = 4;
    const bool isExponent = !exponent.empty() && exponent.size() <= kMaxExponentBytes && exponent.front() != 0
                            && exponent.back() % 2 == 1 && !(exponent.size() == 1 && exponent.front() == 1);
    if (!isModulus || !isExponent) {
        return std::nullopt;
    }
    const ErrorQueueScope errors;
    const Number n = numberOf(modulus);
    const Number e = numberOf(exponent);
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return std::nullopt;
    }
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    Handle key(parameters ? makeKey("RSA", parameters.get()).release() : nullptr);
    return key ? std::optional(EvpKey(Type::Rsa, std::move(key))) : std::nullopt;
}

std::optional<EvpKey> EvpKey::fromPem(std::string_view pem) noexcept
{
    if (pem.size() > kMaxPemBytes) {
        return std::nullopt;
    }
    const ErrorQueueScope errors;
    const Memory memory(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Handle key(memory ? PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key) {
        return std::nullopt;
    }
    if (EVP_PKEY_is_a(key.get(), "EC") == 1) {
        return ecKeyOf(key.get());
    }
    if (EVP_PKEY_is_a(key.get(), "RSA") == 1) {
        return fromRsa(numberOf(key.get(), OSSL_PKEY_PARAM_RSA_N), numberOf(key.get(), OSSL_PKEY_PARAM_RSA_E));
    }
    return std::nullopt;
}

bool EvpKey::verify(ByteSpan message, ByteSpan signature) const noexcept
{
    if (m_type == Type::Rsa) {
        return holds(message, signature, Salt::AsDigest);
    }
    const ErrorQueueScope errors;
    const auto der = toDer(curveOf(m_type), signature);
    return der && holds(message, ByteSpan(der->bytes).first(der->size), Salt::AsDigest);
}

bool EvpKey::verifyX509(ByteSpan message, ByteSpan signature) const noexcept
{
    return holds(message, signature, Salt::AnyLength);
}

bool EvpKey::holds(ByteSpan message, ByteSpan signature, Salt salt) const noexcept
{
    const ErrorQueueScope errors;
    const int saltLength = salt == Salt::AnyLength ? RSA_PSS_SALTLEN_AUTO : RSA_PSS_SALTLEN_DIGEST;
    const EVP_MD* digest = m_type == Type::P384 ? EVP_sha384() : EVP_sha256();
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr; // the digest context owns it
    if (!context || EVP_DigestVerifyInit(context.get(), &keyContext, digest, nullptr, m_key.get()) != 1
        || (m_type == Type::Rsa && !wantPss(keyContext, saltLength))) {
        return false;
    }
    return EVP_DigestVerify(context.get(), signature.data(), signature.size(), message.data(), message.size()) == 1;
}

} // namespace carded::crypto
