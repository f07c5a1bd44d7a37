// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace carded::credential {

/// Where a credential's status stands: entry `idx` of the list named `uri`
/// (draft-ietf-oauth-status-list, section "Referenced Token in CWT format").
struct StatusReference {
    std::string uri;
    std::uint64_t idx = 0;
};

} // namespace carded::credential
