// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded {

/// Whether `bytes` is UTF-8 (RFC 3629 section 4): no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(ByteSpan bytes) noexcept;

} // namespace carded
