// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tuf/metadata.h"

namespace carded::tuf {

/// True if at least `role.threshold` different keys of the role have signed the document. One key under two ids counts
/// once; an id whose key `keys` does not have counts not at all.
[[nodiscard]] bool isSignedBy(const Document& document, const KeyRing& keys, const RoleKeys& role);

} // namespace carded::tuf
