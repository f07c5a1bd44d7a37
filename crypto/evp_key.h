// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

struct evp_pkey_st;

namespace carded::crypto {

/// An RSA modulus as PS256 needs it: at least what RFC 8230 section 2 asks for, at most what a till checks at once.
inline constexpr std::size_t kMinRsaBytes = 256;
inline constexpr std::size_t kMaxRsaBytes = 512;
/// A key of kMaxRsaBytes in PEM takes some 800 bytes.
inline constexpr std::size_t kMaxPemBytes = 4096;

/// A public key of other people's algorithms, in OpenSSL's hands. Copies share the key, which never changes; any
/// thread may verify with it.
class EvpKey {
public:
    enum class Type : std::uint8_t {
        P256, ///< ECDSA over P-256 with SHA-256: ES256 (RFC 9053 section 2.1)
        P384, ///< ECDSA over P-384 with SHA-384: ES384
        Rsa,  ///< RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes: PS256 (RFC 8230 section 2)
    };

    /// A point on P-256 or P-384 (SEC 1 section 2.3.3): 04, x, y, or 02 or 03 and x. Nothing if it is not on the curve.
    [[nodiscard]] static std::optional<EvpKey> fromPoint(Type curve, ByteSpan point) noexcept;
    /// Modulus and public exponent, big-endian without leading zeros. Nothing for a modulus below kMinRsaBytes or above
    /// kMaxRsaBytes, and for an exponent that is even, 1 or longer than four bytes.
    [[nodiscard]] static std::optional<EvpKey> fromRsa(ByteSpan modulus, ByteSpan exponent) noexcept;

    /// A SubjectPublicKeyInfo in PEM (RFC 7468 section 13) of at most kMaxPemBytes, by the rules above. Nothing for a
    /// key of another kind or curve.
    [[nodiscard]] static std::optional<EvpKey> fromPem(std::string_view pem) noexcept;

    [[nodiscard]] Type type() const noexcept { return m_type; }

    /// True if `signature` over `message` holds. An ECDSA signature is r then s, both as long as the curve's order
    /// (RFC 9053 section 2.1); of another length it does not hold.
    [[nodiscard]] bool verify(ByteSpan message, ByteSpan signature) const noexcept;

    /// As verify(), but for signatures as X.509 and its kin have them: ECDSA as DER (RFC 3279 section 2.2.3),
    /// RSASSA-PSS with a salt of any length.
    [[nodiscard]] bool verifyX509(ByteSpan message, ByteSpan signature) const noexcept;

    /// Whether both are the same public key.
    friend bool operator==(const EvpKey& a, const EvpKey& b) noexcept;

    EvpKey(const EvpKey& other) noexcept;
    EvpKey(EvpKey&&) noexcept = default;
    EvpKey& operator=(const EvpKey& other) noexcept;
    EvpKey& operator=(EvpKey&&) noexcept = default;
    ~EvpKey() = default;

private:
    struct Free {
        void operator()(evp_pkey_st* key) const noexcept;
    };
    using Handle = std::unique_ptr<evp_pkey_st, Free>;
    enum class Salt : std::uint8_t { AsDigest, AnyLength };

    [[nodiscard]] bool holds(ByteSpan message, ByteSpan signature, Salt salt) const noexcept;

    EvpKey(Type type, Handle key) noexcept : m_type(type), m_key(std::move(key)) {}

    Type m_type;
    Handle m_key;
};

} // namespace carded::crypto
