// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/status_token.h"
#include "credential/trust_list.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace carded::credential {

/// A list's entries, inflated, take at most this much (docs/formats/status-list.md).
inline constexpr std::size_t kMaxStatusListBytes = std::size_t{64} * 1024 * 1024;

/// A Status List Token as received (draft-ietf-oauth-status-list, CWT form): parsed, NOT verified.
/// The views point into the bytes given to parseStatusListToken(); keep those alive.
struct StatusListToken : StatusToken {
    unsigned bits = 0; ///< 1, 2, 4 or 8
    ByteSpan lst;      ///< zlib, RFC 1950
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
