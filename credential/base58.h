// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"

namespace carded::credential {

/// base58btc with the multibase letter `z` before it, as the names of keys in DIDs are written. The time grows with the
/// square of the size: the caller limits it.
[[nodiscard]] WipedText encodeBase58(ByteSpan bytes);

} // namespace carded::credential
