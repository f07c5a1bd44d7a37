// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/unix_time.h"
#include "credential/status_reference.h"
#include "crypto/ed25519.h"
#include "issuer/credential_writer.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace carded::issuer {

/// What a holder keeps: a credential and, if it is bound, the key that proves possession. Secret.
struct Wallet {
    IssuedCredential credential;
    std::optional<crypto::Ed25519Seed> holder;         ///< empty for a static credential
    std::string iss;                                   ///< as in the credential; for messages and `revoke`
    UnixTime exp{};                                    ///< as in the credential; for messages
    std::optional<credential::StatusReference> status; ///< as in the credential; for `revoke`
};

[[nodiscard]] Result<Wallet, IssuerError> readWallet(const std::filesystem::path& path);
/// Mode 0600: whoever has the file can show the code.
[[nodiscard]] Result<void, IssuerError> writeWallet(const std::filesystem::path& path, const Wallet& wallet);

/// One showing of a wallet's code.
struct Showing {
    UnixTime iat{};                    ///< when the code is made; of no meaning for a static credential
    std::string aud = "age1";          ///< for whom
    std::vector<std::string> disclose; ///< names of redacted elements; a name without `[0]` stands for its items too
};

/// The bytes of one showing: a key binding token around the SD-CWT, or the plain CWT as it is. Refuses a name
/// the wallet cannot disclose.
[[nodiscard]] Result<Bytes, IssuerError> presentCredential(const Wallet& wallet, const Showing& showing);

/// A QR code holds no longer text (version 40, level L, alphanumeric).
inline constexpr std::size_t kMaxCodeCharacters = 4296;

/// `AGE1:` and base45 of `message`, or of its zlib stream where that is shorter. Refuses a text above
/// kMaxCodeCharacters.
[[nodiscard]] Result<std::string, IssuerError> encodeCode(ByteSpan message);

/// presentCredential, then encodeCode.
[[nodiscard]] Result<std::string, IssuerError> showCode(const Wallet& wallet, const Showing& showing);

} // namespace carded::issuer
