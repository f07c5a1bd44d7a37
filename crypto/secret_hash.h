// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <optional>
#include <string>

namespace carded::crypto {

/// What may be stored of a secret that a person remembers: Argon2id (RFC 9106) with 2 passes over 32 MiB and a random
/// salt, as a line of printable ASCII. Takes a quarter of a second, so that is no work for a window's thread. Nothing
/// if the memory is not there.
[[nodiscard]] std::optional<std::string> hashSecret(ByteSpan secret);

/// Whether hashSecret() can have made it: another cost could hang or starve whoever checks it.
[[nodiscard]] bool isSecretHash(const std::string& hash) noexcept;

/// Whether `hash` is that of `secret`; takes as long. False for what is no hash of ours.
[[nodiscard]] bool isSecretOf(const std::string& hash, ByteSpan secret) noexcept;

} // namespace carded::crypto
