// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define CARDED_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CARDED_SANITIZED
#endif
#endif

namespace carded::scanner {

#ifdef CARDED_SANITIZED
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

/// How many times slower than what is installed this build looks into pictures: every deadline is longer by it.
#if defined(CARDED_SANITIZED)
inline constexpr int kBuildSlowness = 60;
#elif defined(__OPTIMIZE__)
inline constexpr int kBuildSlowness = 1;
#else
inline constexpr int kBuildSlowness = 20;
#endif

} // namespace carded::scanner
