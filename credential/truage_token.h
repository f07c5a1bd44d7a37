// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/unix_time.h"
#include "base/wiped_bytes.h"
#include "credential/cbor_reader.h"

#include <cstdint>

namespace carded::credential {

inline constexpr std::uint64_t kTagLegacyCborLd = 0x0501;
/// A uint of seconds below this one: what 32 bits hold.
inline constexpr std::uint64_t kTruAgeTimes = std::uint64_t{1} << 32U;
inline constexpr std::uint64_t kMaxOverAge = 150;

/// Why bytes are not a TruAge token of the one shape that we read.
enum class TruAgeError : std::uint8_t {
    WrongShape, ///< another map, number, order, type or length
    WrongAge,   ///< overAge not from 1 to 150, or not the same inside and outside
    WrongTimes, ///< issued at or after its end, or a time above 32 bits
    WrongKey,   ///< the issuer's key and the proof's key differ, or are no Ed25519 keys
};

/// A TruAge token (docs/formats/truage.md): parsed, NOT verified. Views into the bytes it was read from.
struct TruAgeToken {
    ByteSpan uuid;      ///< 16 bytes
    ByteSpan key;       ///< the issuer's as a multikey: ed 01, then 32 bytes
    ByteSpan concealed; ///< `concealedIdToken` in CBOR-LD; what is in it is not ours to read
    ByteSpan overAge;   ///< one CBOR unsigned
    ByteSpan signature; ///< 64 bytes
    UnixTime created{}; ///< of the proof
    UnixTime issued{};  ///< `issuanceDate`
    UnixTime expires{}; ///< `expirationDate`
};

/// Reads what base32 held, behind its tag; the whole of it.
[[nodiscard]] Result<TruAgeToken, TruAgeError> parseTruAgeToken(ByteSpan bytes) noexcept;

/// What is signed, in canonical N-Quads (RDF Dataset Canonicalization): one of each text for each token.
struct TruAgeQuads {
    WipedText proof;
    WipedText credential;
};

/// `issuer` is the token's, as issuerOf() gives it.
[[nodiscard]] TruAgeQuads quadsOf(const TruAgeToken& token, std::string_view issuer);

/// `did:key:` and the token's key.
[[nodiscard]] std::string issuerOf(const TruAgeToken& token);

} // namespace carded::credential
