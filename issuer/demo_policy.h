// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace carded::issuer {

/// policy/packs/KR.toml as it was when this program was built.
extern const std::string_view kDemoPolicy;

} // namespace carded::issuer
