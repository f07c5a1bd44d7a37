// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/status_reference.h"
#include "crypto/ed25519.h"
#include "issuer/cose_writer.h"
#include "issuer/data_element.h"
#include "issuer/issuer_error.h"
#include "issuer/random_source.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carded::issuer {

/// Everything a credential says. With `cnf` it becomes an SD-CWT, bound to that holder key; without it a
/// plain CWT, in which nothing can be redacted.
struct CredentialContents {
    std::string iss;
    UnixTime iat{};
    UnixTime exp{};
    std::optional<crypto::Ed25519PublicKey> cnf;
    std::optional<credential::StatusReference> status;
    std::vector<DataElement> elements;
    std::size_t decoys = 0; ///< hashes of nothing among the redacted keys, so that their number says less
};

/// What the holder gives away to show one redacted element.
struct Disclosure {
    std::string name; ///< `birth_date`, or `driving_privileges[0]` for an item
    Bytes encoded;    ///< CBOR `[salt, value, key]` or `[salt, value]`
};

struct IssuedCredential {
    SignedMessage message;
    std::vector<Disclosure> disclosures;
};

/// Signs a credential (docs/formats/age1.md). Takes 16 random bytes a redacted element, 32 a decoy. Refuses
/// redaction or decoys without `cnf`, `exp` not after `iat`, an empty `iss`, and a `kid` not of 1 to 32 bytes.
[[nodiscard]] Result<IssuedCredential, IssuerError> signCredential(const CredentialContents& contents,
                                                                   const SigningKey& key, const RandomSource& random);

} // namespace carded::issuer
