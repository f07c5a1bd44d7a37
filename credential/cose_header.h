// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "credential/algorithm.h"
#include "credential/cose_sign1.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace carded::credential {

/// What kind of token a protected header announces by `typ` (RFC 9596).
enum class TokenType : std::uint8_t {
    Cwt,             ///< 61, "application/cwt", or no `typ`
    SdCwt,           ///< 293 or "application/sd-cwt"
    KeyBindingToken, ///< 294 or "application/kb+cwt"
    StatusList,      ///< "application/statuslist+cwt"
    StatusDelta,     ///< "application/carded-statusdelta+cwt"
    SetupCode,       ///< "application/carded-setup"
};

/// Why a header is not in our closed profile.
enum class HeaderError : std::uint8_t {
    BadCbor,      ///< breaks the CBOR rules, a label twice included
    UnknownLabel, ///< a label outside the profile; `crit` is one
    WrongValue,   ///< a label's value has the wrong type, length or, for `typ`, meaning
    WrongSet,     ///< a label is missing, or does not belong into a token of this type
};

inline constexpr std::size_t kMaxKidBytes = 32;

/// The protected header of one token in our closed profile (docs/formats/age1.md). Views into the message.
struct ProtectedHeader {
    TokenType type = TokenType::Cwt;
    std::optional<Algorithm> algorithm; ///< nothing if `alg` or `sd_alg` is none of ours
    ByteSpan kid;                       ///< 1 to kMaxKidBytes; empty if absent
    std::optional<CoseSign1> kcwt;      ///< of a key binding token: the SD-CWT inside
};

/// Reads the value of `alg` at the reader's place: an integer or a text (RFC 9052 table 3). Nothing for one that no
/// format of ours names, which every text is.
[[nodiscard]] std::optional<Algorithm> readAlgorithm(CborReader& reader) noexcept;

/// Reads a protected header (RFC 9052 section 3). Each type of token has its own set of labels: `alg`
/// always, `kid` in what an issuer signs, `kcwt` in a key binding token, `sd_alg` in an SD-CWT.
[[nodiscard]] Result<ProtectedHeader, HeaderError> parseProtectedHeader(ByteSpan bytes) noexcept;

/// The content of `sd_claims` (17), the only unprotected label an SD-CWT may have: one view for each salted
/// disclosed claim, the CBOR inside its byte string. None if the map is empty; an empty array is
/// a WrongValue.
[[nodiscard]] Result<std::vector<ByteSpan>, HeaderError> parseSdClaims(ByteSpan unprotectedMap);

} // namespace carded::credential
