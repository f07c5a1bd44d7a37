// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credential/cbor_reader.h"
#include "crypto/public_key.h"

#include <optional>

namespace carded::credential {

/// A COSE_Key (RFC 9052 section 7) as a `cnf` carries it.
struct CoseKey {
    /// Nothing for a well-formed key that no signature of ours can be by: of another kind or curve, of a size that we
    /// do not take, or no point of its curve.
    std::optional<crypto::PublicKey> publicKey;
};

/// Reads one COSE_Key at the reader's place: OKP with Ed25519 and EC2 with P-256 or P-384, its y as a number or as a
/// sign (RFC 9053 sections 7.1 and 7.2), and RSA (RFC 8230 section 4). Other members are for others.
/// Nothing if `kty` is missing, or a member of these has a wrong type or length, or is missing.
[[nodiscard]] std::optional<CoseKey> readCoseKey(CborReader& reader);

} // namespace carded::credential
