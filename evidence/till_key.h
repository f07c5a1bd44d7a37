// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crypto/ed25519.h"

#include <optional>
#include <string>
#include <string_view>

namespace carded::evidence {

/// Whose log it is, and who signs it.
struct LogOwner {
    std::string store; ///< `[A-Za-z0-9._-]{1,32}`
    std::string till;  ///< the same
    crypto::Ed25519KeyPair key;

    /// `carded.evidence/<store>/<till>`
    [[nodiscard]] std::string origin() const;
    /// The public half, as tlog::verifierKey() writes it.
    [[nodiscard]] std::string verifierKey() const;
};

/// The origin of a till's log.
[[nodiscard]] std::string originOf(std::string_view store, std::string_view till);

/// Store and till number.
struct TillPlace {
    std::string store;
    std::string till;
};

/// What originOf() was made of. Nothing if it was not made so.
[[nodiscard]] std::optional<TillPlace> placeOf(std::string_view origin);

/// An owner with a key that nobody had before.
[[nodiscard]] LogOwner newOwner(std::string_view store, std::string_view till);

/// The owner's key as the file `till.key` holds it: `PRIVATE+KEY+<origin>+<hash>+<base64 of 0x01 and the seed>` and a
/// newline, which is how others' programs write the secret half of a verifier key.
[[nodiscard]] std::string keyFileText(const LogOwner& owner);

/// Reads what keyFileText() wrote. Nothing if it is no key, or that of another origin.
[[nodiscard]] std::optional<LogOwner> parseKeyFile(std::string_view text, std::string_view origin);

} // namespace carded::evidence
