// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the writing and the reading side of the protocol share; for this room alone.

#include "scanner/eye_protocol.h"

#include <algorithm>
#include <string_view>

namespace carded::scanner {

enum MessageType : std::uint8_t {
    kHello = 1,
    kSourceOpened = 2,
    kFrameSeen = 3,
    kSymbolSeen = 4,
    kSourceEnded = 5,
    kSourceFailed = 6,
    kFinished = 7,
    kPortraitDecoded = 8,
    kPortraitFailed = 9,
};

inline constexpr std::size_t kMaxFieldBytes = kMaxMessageBytes - kMessageHeadBytes;
inline constexpr std::size_t kMaxPortraitRgbBytes = std::size_t{3} * kMaxPortraitShownEdge * kMaxPortraitShownEdge;
static_assert(kMaxPortraitRgbBytes + 6 <= kMaxFieldBytes);

inline bool isSymbology(std::string_view text) noexcept
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && std::ranges::all_of(text, plain);
}

/// Both edges from 1 to the limit, and as many bytes as they need.
inline bool isPortraitSize(std::size_t width, std::size_t height, std::size_t rgbBytes) noexcept
{
    return width >= 1 && width <= kMaxPortraitShownEdge && height >= 1 && height <= kMaxPortraitShownEdge
           && rgbBytes == width * height * 3;
}

} // namespace carded::scanner
