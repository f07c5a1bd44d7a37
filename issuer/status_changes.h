// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <optional>

namespace carded::issuer {

/// The changes from `before` to `after`, lists of one size, as docs/formats/status-delta.md codes them. Nothing if more
/// entries change than one delta may say.
[[nodiscard]] std::optional<Bytes> encodeStatusChanges(ByteSpan before, ByteSpan after, unsigned bits);

} // namespace carded::issuer
