// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "credential/setup_code.h"
#include "crypto/ed25519.h"
#include "issuer/issuer_error.h"

#include <filesystem>
#include <optional>
#include <string>

namespace carded::issuer {

/// How the trust list and a signed set-up code name a set-up key: the first 8 bytes of its SHA-256.
[[nodiscard]] Bytes setupKid(const crypto::Ed25519PublicKey& key);

/// The text of a set-up code (docs/formats/setup.md), signed if there is a key. Refuses what no till would read.
[[nodiscard]] Result<std::string, IssuerError> makeSetupCode(const credential::SetupCode& code,
                                                             const std::optional<crypto::Ed25519KeyPair>& key);

/// The fingerprint of a repository's root.json. Refuses a file that is no root that signs itself.
[[nodiscard]] Result<crypto::Sha256Digest, IssuerError> rootFingerprint(const std::filesystem::path& file);

} // namespace carded::issuer
