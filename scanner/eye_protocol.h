// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/wiped_bytes.h"
#include "scanner/portrait_picture.h"
#include "scanner/reading_hint.h"
#include "scanner/source_error.h"
#include "scanner/symbol.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace carded::scanner {

// What carded-eye tells its parent, on file descriptor 3. A message is one byte of type, four bytes of length and
// so many bytes of fields; numbers are little-endian, a byte string is preceded by its two bytes of length.

inline constexpr int kMessagesFd = 3;
inline constexpr std::uint16_t kEyeProtocolVersion = 3;
inline constexpr std::size_t kMessageHeadBytes = 5;
inline constexpr std::size_t kMaxMessageBytes = 65536; ///< head and fields
inline constexpr std::size_t kMaxSymbolBytes = 8192;
inline constexpr std::size_t kMaxSymbologyBytes = 16;
/// A hundred years: no frame of a source is later, so that no difference of two times can overflow.
inline constexpr std::uint64_t kMaxFrameMilliseconds = std::uint64_t{100} * 366 * 24 * 3600 * 1000;

/// The first message of every run.
struct Hello {
    std::uint16_t version = kEyeProtocolVersion;
    bool operator==(const Hello&) const = default;
};

/// The first frame of a source is there; again after each failure that the source has overcome.
struct SourceOpened {
    std::uint32_t source = 0; ///< place in the list of arguments, from 0
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool operator==(const SourceOpened&) const = default;
};

/// Which frame: its number within the source, from 0, and its time since the source began.
struct FrameStamp {
    std::uint32_t source = 0;
    std::uint64_t frame = 0;
    std::uint64_t milliseconds = 0; ///< at most kMaxFrameMilliseconds
    bool operator==(const FrameStamp&) const = default;
};

/// A frame has been looked at; the symbols found in it follow. Of a camera's and a film's at its own pace in which
/// nothing is found, the first is told of and those that the small live picture shows, at least five a second.
struct FrameSeen {
    FrameStamp stamp;
    bool hasMore = false; ///< symbols were found that are too many to be told
    bool operator==(const FrameSeen&) const = default;
};

struct SymbolSeen {
    FrameStamp stamp;
    std::string symbology; ///< lower-case letters and digits: "qr", "aztec", "ean13", ...
    WipedBytes bytes;      ///< as in the symbol, no character set applied
    bool operator==(const SymbolSeen&) const = default;
};

/// A code is in this frame and could not be read.
struct CodeUnread {
    FrameStamp stamp;
    ReadingHint hint = ReadingHint::NotSharp;
    bool operator==(const CodeUnread&) const = default;
};

/// Nothing more comes from this source (in this round, if the list repeats). Follows a failure too.
struct SourceEnded {
    std::uint32_t source = 0;
    bool operator==(const SourceEnded&) const = default;
};

/// A frame or the whole source could not be had. A folder goes on with its next picture, a camera is tried again.
struct SourceFailed {
    std::uint32_t source = 0;
    SourceError error = SourceError::NotFound;
    bool operator==(const SourceFailed&) const = default;
};

struct Finished {
    bool operator==(const Finished&) const = default;
};

struct PortraitDecoded {
    PortraitPicture picture;
    bool operator==(const PortraitDecoded&) const = default;
};

struct PortraitFailed {
    PortraitError error = PortraitError::NotAPicture;
    bool operator==(const PortraitFailed&) const = default;
};

using Message = std::variant<Hello, SourceOpened, FrameSeen, SymbolSeen, SourceEnded, SourceFailed, Finished,
                             PortraitDecoded, PortraitFailed, CodeUnread>;

/// The bytes of one message. Nothing if a field is above its limit.
std::optional<WipedBytes> encodeMessage(const Message& message);

} // namespace carded::scanner
