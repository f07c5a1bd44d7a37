// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::issuer {

/// A drawn face of nobody, as a WebP file small enough for a printed code.
[[nodiscard]] Bytes demoPortrait();

} // namespace carded::issuer
