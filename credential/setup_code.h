// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/trust_list.h"
#include "crypto/sha256.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace carded::credential {

/// What a set-up code tells a till (docs/formats/setup.md).
struct SetupCode {
    std::string store;         ///< 1 to 32 letters, digits, `.`, `_`, `-`
    std::string till;          ///< likewise
    std::string repository;    ///< `https://...` or `http://...`
    std::string jurisdiction;  ///< whose policy: `KR`
    crypto::Sha256Digest root; ///< of the file root.json that trust begins with

    friend bool operator==(const SetupCode&, const SetupCode&) = default;
};

enum class SetupCodeError : std::uint8_t {
    NotSetupCode, ///< does not begin with kSetupPrefix: another code
    TooLong,      ///< above kMaxSetupTextSize
    BadEncoding,  ///< no base45
    BadCbor,      ///< breaks the CBOR rules, or is no message and no map
    BadHeader,    ///< a header outside the profile
    WrongFields,  ///< a field is missing, in another place, of another type, or there are more
    BadStore,
    BadTill,
    BadRepository,
    BadJurisdiction,
    BadRoot,       ///< not 32 bytes
    NotSigned,     ///< and a signature is asked for
    UnknownSigner, ///< no set-up key that is good now has its `kid`
    BadSignature,
};

inline constexpr std::string_view kSetupPrefix = "CARDED-SETUP1:";
inline constexpr std::size_t kMaxSetupTextSize = 1024;
inline constexpr std::size_t kMaxNumberSize = 32;
inline constexpr std::size_t kMaxRepositorySize = 256;

/// Whether `text` can be a store's or a till's number.
[[nodiscard]] bool isTillNumber(std::string_view text) noexcept;

/// Reads a code that nobody has vouched for, signed or not: a person compares its `root`.
[[nodiscard]] Result<SetupCode, SetupCodeError> parseSetupCode(std::string_view text);

/// Reads one that a key of `trust.setupKeys` has signed.
[[nodiscard]] Result<SetupCode, SetupCodeError> verifySetupCode(std::string_view text, const TrustList& trust,
                                                                UnixTime now);

} // namespace carded::credential
