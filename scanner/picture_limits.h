// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace carded::scanner {

inline constexpr std::size_t kMaxPictureBytes = std::size_t{64} << 20;
inline constexpr std::uint64_t kMaxPicturePixels = 40'000'000;

} // namespace carded::scanner
