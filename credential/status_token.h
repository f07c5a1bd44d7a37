// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/algorithm.h"
#include "credential/cose_header.h"
#include "credential/cose_sign1.h"
#include "credential/trust_list.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carded::credential {

/// Why a status list, or a delta to one, is not taken.
enum class StatusListError : std::uint8_t {
    Malformed,            ///< not the CWT form of a Status List Token, or no status delta, in our profile
    UnsupportedAlgorithm, ///< `alg` is none we verify
    UnknownIssuer,        ///< no current, unrevoked key with use `status` has this `kid`
    AlgorithmMismatch,    ///< such a key is there, and is of another kind than `alg` says
    BadSignature,
    WrongSubject, ///< `sub` is not the URI the token was fetched for
    Expired,
    BadCompression, ///< `lst` does not inflate, or inflates to more than kMaxStatusListBytes
    BadChanges,     ///< a delta's changes do not decode, or are there although `from` is `to`, or the reverse
    OtherList,      ///< a delta of another issuer, URI or number of bits than the list
    NotNewer,       ///< a delta's `iat` is not later than the list's
    WrongFrom,      ///< a delta begins at other entries than the list's
    OutsideList,    ///< a delta changes an entry that the list does not have
    WrongTo,        ///< the changed entries are not those that the last delta promises
};

/// What a Status List Token and a status delta have in common: parsed, NOT verified.
/// The views point into the token's bytes; keep those alive.
struct StatusToken {
    ByteSpan kid;
    std::string_view sub;
    UnixTime iat{};
    UnixTime exp{};
    std::optional<Seconds> ttl; ///< advice for the next sync, nothing more
    Algorithm algorithm = Algorithm::Ed25519;
    CoseSign1 message;
};

/// The message around the claims of a status token. Views.
struct StatusEnvelope {
    ByteSpan kid;                       ///< of either header; empty if in neither
    std::optional<Algorithm> algorithm; ///< nothing if it is none of ours
    CoseSign1 message;
};

/// Nothing unless `bytes` are a COSE_Sign1 whose headers are those of `type`, and the payload keeps to the CBOR rules.
/// Some issuers put `kid` into the unprotected header: a hint there, equal if in both; nothing else may be in it.
[[nodiscard]] std::optional<StatusEnvelope> parseStatusEnvelope(ByteSpan bytes, TokenType type,
                                                                std::size_t maxSize) noexcept;

/// The registered claims of a status token, as far as they have been read.
struct StatusClaims {
    std::optional<std::string_view> sub;
    std::optional<UnixTime> iat;
    std::optional<UnixTime> exp;
    std::optional<Seconds> ttl;

    /// Reads the value of `claim` if it is one of these; otherwise false, and the reader stays at the value.
    [[nodiscard]] bool read(const CborKey& claim, CborReader& reader) noexcept;
};

/// Malformed without `sub`, `iat` or `exp`, then UnsupportedAlgorithm.
[[nodiscard]] Result<StatusToken, StatusListError> joinStatusToken(const StatusEnvelope& envelope,
                                                                   const StatusClaims& claims) noexcept;

/// 1, 2, 4 or 8 bits an entry.
[[nodiscard]] bool isStatusBits(std::uint64_t bits) noexcept;

/// The issuer whose status key, current at `now`, signed the token, whose `sub` is `uri`. Several issuers may use one
/// `kid`.
[[nodiscard]] Result<const Issuer*, StatusListError>
authenticateStatusToken(const StatusToken& token, std::string_view uri, const TrustList& trust, UnixTime now);

} // namespace carded::credential
