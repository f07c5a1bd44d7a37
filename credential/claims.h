// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/cbor_check.h"
#include "credential/status_reference.h"
#include "crypto/public_key.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carded::credential {

/// A NumericDate (RFC 8392 section 2): seconds since 1970, perhaps with a fraction, |seconds| <= 2^53.
struct NumericDate {
    double seconds = 0;

    friend auto operator<=>(const NumericDate&, const NumericDate&) =
        default; // NOLINT(modernize-use-nullptr): clang-tidy 14 mistakes the generated comparison
};

[[nodiscard]] inline NumericDate numericDate(UnixTime time) noexcept
{
    return {static_cast<double>(time.time_since_epoch().count())};
}

/// Why a payload is not a claims set of our profile.
enum class ClaimsError : std::uint8_t {
    BadCbor,      ///< breaks the CBOR rules, a claim twice included
    MissingClaim, ///< a claim that this token must have
    WrongClaim,   ///< a claim that this token must not have
    WrongType,    ///< a registered claim of another type, or a time out of range
};

/// `cnf` (RFC 8747): the key the holder proves to have.
struct Confirmation {
    std::optional<crypto::PublicKey> key; ///< nothing for a well-formed key that no signature of ours can be by
};

/// `status` (draft-ietf-oauth-status-list): where to look; without a reference it names only mechanisms that
/// we do not know.
struct StatusClaim {
    std::optional<StatusReference> statusList;
};

/// The registered claims of what an issuer signs. But for `iss` views into the payload; says nothing about the person.
struct IssuerClaims {
    std::optional<std::string> iss; ///< absent only where RequiredClaims::Exp was asked for; `iat` too
    std::optional<std::string_view> aud;
    NumericDate exp;
    std::optional<std::chrono::year_month_day>
        lastDay{}; ///< of a card; `exp` is then when it is over all over the earth
    std::optional<NumericDate> nbf;
    std::optional<NumericDate> iat;
    std::optional<Confirmation> cnf;
    std::optional<StatusClaim> status;
};

/// Which claims a profile cannot do without.
enum class RequiredClaims : std::uint8_t {
    IssExpIat, ///< AGE1
    Exp,       ///< Claim 169
};

/// Reads the registered claims of an SD-CWT or a plain CWT; checks the CBOR rules of the whole payload.
/// `redactedKeys` is Allowed for an SD-CWT. `cnf` is left for the caller to require.
[[nodiscard]] Result<IssuerClaims, ClaimsError> parseIssuerClaims(ByteSpan payload, RedactedKeys redactedKeys,
                                                                  RequiredClaims required = RequiredClaims::IssExpIat);

/// The claims of a key binding token. Views into the payload.
struct HolderClaims {
    std::string_view aud;
    NumericDate iat;
    std::optional<NumericDate> exp;
    std::optional<NumericDate> nbf;
};

[[nodiscard]] Result<HolderClaims, ClaimsError> parseHolderClaims(ByteSpan payload);

} // namespace carded::credential
