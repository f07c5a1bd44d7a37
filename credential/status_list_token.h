// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/algorithm.h"
#include "credential/cose_sign1.h"
#include "credential/trust_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::credential {

/// A list's entries, inflated, take at most this much (docs/formats/status-list.md).
inline constexpr std::size_t kMaxStatusListBytes = std::size_t{64} * 1024 * 1024;

enum class StatusListError : std::uint8_t {
    Malformed,            ///< not the CWT form of a Status List Token in our profile
    UnsupportedAlgorithm, ///< `alg` is none we verify
    UnknownIssuer,        ///< no current, unrevoked key with use `status` has this `kid`
    AlgorithmMismatch,    ///< such a key is there, and is of another kind than `alg` says
    BadSignature,
    WrongSubject, ///< `sub` is not the URI the list was fetched for
    Expired,
    BadCompression, ///< `lst` does not inflate, or inflates to more than kMaxStatusListBytes
};

/// A Status List Token as received (draft-ietf-oauth-status-list, CWT form): parsed, NOT verified.
/// The views point into the bytes given to parseStatusListToken(); keep those alive.
struct StatusListToken {
    ByteSpan kid;
    std::string_view sub;
    UnixTime iat{};
    UnixTime exp{};
    std::optional<Seconds> ttl; ///< advice for the next sync, nothing more
    unsigned bits = 0;          ///< 1, 2, 4 or 8
    ByteSpan lst;               ///< zlib, RFC 1950
    Algorithm algorithm = Algorithm::Ed25519;
    CoseSign1 message;
};

[[nodiscard]] Result<StatusListToken, StatusListError> parseStatusListToken(ByteSpan token) noexcept;

/// A status list whose issuer's signature held. Owns its data.
struct VerifiedStatusList {
    std::string iss; ///< the issuer whose key signed it: the list answers for nobody else
    Bytes kid;       ///< of that key: when it is revoked or runs out, the list stops answering
    std::string uri;
    UnixTime iat{};
    UnixTime exp{};
    unsigned bits = 0;
    Bytes entries; ///< inflated; least significant bits first
};

/// Checks the signature by the issuers' status keys current at `now`, that `sub` is `uri`, and that `exp` lies
/// ahead, then inflates. `now` is the reference time of the sync that fetched the token.
[[nodiscard]] Result<VerifiedStatusList, StatusListError> verifyStatusList(ByteSpan token, std::string_view uri,
                                                                           const TrustList& trust, UnixTime now);

} // namespace carded::credential
