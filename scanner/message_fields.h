// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the writing and the reading side of the protocol share; for this room alone.

#include "scanner/eye_protocol.h"

#include <algorithm>
#include <string_view>

namespace carded::scanner {

/// The first byte of a message.
enum class MessageType : std::uint8_t {
    Hello = 1,
    SourceOpened = 2,
    FrameSeen = 3,
    SymbolSeen = 4,
    SourceEnded = 5,
    SourceFailed = 6,
    Finished = 7,
    PortraitDecoded = 8,
    PortraitFailed = 9,
    CodeUnread = 10,
};

inline constexpr MessageType kLastMessageType = MessageType::CodeUnread;

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
