// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/pack.h"

namespace carded::evidence {

inline constexpr std::string_view kManifestName = "manifest";

/// What the till signs of a pack: `<hexadecimal SHA-256>  <name>` for each file but the manifest, sorted by name.
[[nodiscard]] std::string manifestText(const PackFiles& files);

} // namespace carded::evidence
