// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "crypto/public_key.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carded::credential {

enum class KeyUse : std::uint8_t {
    Credential,
    Status,
    Setup ///< signs set-up codes (credential/setup_code.h); no issuer's
};

/// One public key of an issuer (a JWK: RFC 7517, RFC 7518 section 6, RFC 8037).
struct IssuerKey {
    KeyUse use = KeyUse::Credential;
    /// As in the COSE header, a look-up hint; of a W3C credential's key the fragment of its DID URL. Unique for an
    /// issuer and use; empty for a key without a name.
    Bytes kid;
    crypto::PublicKey publicKey;
    std::optional<UnixTime> nbf; ///< first second of use
    std::optional<UnixTime> exp; ///< first second no longer in use
    bool revoked = false;

    /// Within `nbf` and `exp`. Says nothing about `revoked`.
    [[nodiscard]] bool isCurrent(UnixTime now) const noexcept { return (!nbf || now >= *nbf) && (!exp || now < *exp); }
};

/// What an issuer promises about its credentials. An unknown word counts as Required.
enum class Promise : std::uint8_t { Required, NotRequired };

struct Issuer {
    std::string iss;
    std::map<std::string, std::string> name; ///< language tag to what a person reads
    std::string country;                     ///< ISO 3166-1 alpha-2, or empty
    std::vector<std::string> formats;        ///< `age1`, `claim169`, ...
    Promise holderBinding = Promise::Required;
    Promise status = Promise::Required;
    std::vector<IssuerKey> keys;

    [[nodiscard]] bool issues(std::string_view format) const noexcept;
};

/// Who may vouch for an age (docs/formats/trust-list.md). Owns its data; immutable once read.
struct TrustList {
    std::uint64_t version = 0;
    UnixTime issued{};
    bool demo = false; ///< made by the demo issuer: never to be used for selling
    std::vector<Issuer> issuers;
    std::vector<IssuerKey> setupKeys; ///< whose set-up codes a till takes; Ed25519 alone

    /// Null if no issuer has this `iss`.
    [[nodiscard]] const Issuer* issuer(std::string_view iss) const noexcept;
};

enum class TrustListError : std::uint8_t {
    TooLarge,     ///< above kMaxTrustListBytes
    NotJson,      ///< no JSON text, or something after it, or nested too deep
    DuplicateKey, ///< a JSON object says the same key twice
    WrongFormat,  ///< not `"format": "carded-trust-1"`
    MissingField, ///< a required member is not there
    WrongType,    ///< a member has another JSON type, or a number or time out of range
    BadKey,       ///< `kid` or a key's number is not written or as long as it must be, or is no key of its kind
    DuplicateKid, ///< `kid` twice within one issuer and use, or among the set-up keys
    DuplicateIss, ///< two issuers with one `iss`
};

/// 10,000 issuers with four keys each need about 8 MB.
inline constexpr std::size_t kMaxTrustListBytes = std::size_t{16} * 1024 * 1024;

/// Reads `trust/issuers.json`. The file's own authenticity is the repository's business.
[[nodiscard]] Result<TrustList, TrustListError> parseTrustList(std::string_view json);

} // namespace carded::credential
