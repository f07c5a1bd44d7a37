// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::crypto {

/// Prepares libsodium (picks the fastest code for this processor). Every main calls it first; false means
/// that the system gives no random bytes, and the program must not go on.
[[nodiscard]] bool initialise() noexcept;

/// Bytes nobody can guess. The verifier never needs any: keys, salts and ids of issuers and tills do.
[[nodiscard]] Bytes randomBytes(std::size_t count);

} // namespace carded::crypto
