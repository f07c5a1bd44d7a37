// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

#include <string>

namespace carded::issuer {

/// Base45 (RFC 9285).
[[nodiscard]] std::string encodeBase45(ByteSpan bytes);

} // namespace carded::issuer
