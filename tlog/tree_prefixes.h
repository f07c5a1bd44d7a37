// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/bytes.h"

namespace carded::tlog {

// RFC 6962 section 2.1: a leaf can never be passed off as an inner node.
inline constexpr std::array<std::uint8_t, 1> kLeafPrefix{0x00};
inline constexpr std::array<std::uint8_t, 1> kNodePrefix{0x01};

} // namespace carded::tlog
