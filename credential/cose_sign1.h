// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"
#include "credential/cbor_reader.h"
#include "crypto/public_key.h"

namespace carded::credential {

inline constexpr std::uint64_t kTagCoseSign1 = 18;
/// One symbol's payload, inflated (docs/formats/age1.md).
inline constexpr std::size_t kMaxMessageBytes = 8192;

/// COSE_Sign1 as received (RFC 9052 section 4.2): parsed, NOT verified.
/// The views point into the bytes it was read from; keep those alive.
struct CoseSign1 {
    ByteSpan protectedBytes; ///< the content of the byte string, as signed; never re-encoded
    ByteSpan unprotectedMap; ///< a CBOR map
    ByteSpan payload;
    ByteSpan signature; ///< of any length: that it fits its algorithm is for whoever verifies
};

/// Reads one tagged COSE_Sign1 at the reader's place; an error sticks to the reader. The payload must be
/// attached. Nothing is said about what stands inside the headers and the payload.
[[nodiscard]] CoseSign1 readCoseSign1(CborReader& reader, std::size_t maxSize) noexcept;

/// Reads one tagged COSE_Sign1 that fills `input` and keeps to the CBOR profile.
[[nodiscard]] Result<CoseSign1, CborError> parseCoseSign1(ByteSpan input, std::size_t maxSize) noexcept;

/// The bytes under the signature: Sig_structure with context "Signature1" (RFC 9052 section 4.4).
[[nodiscard]] WipedBytes sigStructure(const CoseSign1& message, ByteSpan externalAad = {});

/// True if the message's signature holds by `key`'s own algorithm (RFC 9052 section 4.4). That the header names that
/// algorithm is for the caller to ask: fits().
[[nodiscard]] bool signatureHolds(const CoseSign1& message, const crypto::PublicKey& key);

} // namespace carded::credential
