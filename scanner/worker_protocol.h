// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/wiped_bytes.h"
#include "scanner/eye_protocol.h"
#include "scanner/picture_light.h"
#include "scanner/picture_limits.h"
#include "scanner/protocol_error.h"
#include "scanner/raw_frame.h"
#include "scanner/reading_hint.h"
#include "scanner/symbol.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace carded::scanner {

// What carded-eye and its workers tell each other, a packet a message, on a pair of sockets that keeps packets whole.
// Pixels go through memory that they share. The numbers are written as in eye_protocol.h.

inline constexpr std::uint16_t kWorkerProtocolVersion = 3;
inline constexpr std::size_t kMaxPacketBytes = 65536;
inline constexpr std::size_t kMaxSymbolsInFrame = 64;
/// Of the memory for one frame, either way: every picture that may be looked into, in grey.
inline constexpr std::size_t kFrameMemoryBytes = kMaxPicturePixels;

/// Look into the frame that lies in the memory.
struct LookJob {
    std::uint32_t number = 0; ///< comes back in the answer
    std::uint32_t source = 0; ///< frames of one number may be taken for one scene
    Effort effort = Effort::Live;
    std::chrono::milliseconds budget{0}; ///< no step of looking begins after it; at most 65,535
    PixelFormat format = PixelFormat::Grey;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t stride = 0;
    std::uint32_t bytes = 0; ///< of the memory
    bool operator==(const LookJob&) const = default;
};

/// Decode the next picture of the file. Those of a film that are earlier than `earliest` are left out.
struct NextPicture {
    std::uint64_t earliest = 0; ///< milliseconds since the film began
    bool operator==(const NextPicture&) const = default;
};

/// A worker's first message, said when it has given up all its rights.
struct WorkerReady {
    std::uint16_t version = kWorkerProtocolVersion;
    bool operator==(const WorkerReady&) const = default;
};

/// The answer to a LookJob.
struct Looked {
    std::uint32_t number = 0;
    std::vector<Symbol> symbols;     ///< at most kMaxSymbolsInFrame
    std::optional<ReadingHint> hint; ///< why a code that is there could not be read
    PictureLight light{};            ///< of the frame
    bool hasMore = false;            ///< symbols were found that are too many for one answer
    bool isShown = false;            ///< it is one of those that the small live picture shows
    bool operator==(const Looked&) const = default;
};

/// Why a frame was not looked into. The numbers are part of the protocol.
enum class LookFailure : std::uint8_t {
    BrokenFrame = 1,  ///< its bytes are no picture of the announced size
    LibraryFailed = 2 ///< the library threw: out of memory, or a bug in it
};
inline constexpr LookFailure kLastLookFailure = LookFailure::LibraryFailed;

/// The other answer to a LookJob.
struct NotLooked {
    std::uint32_t number = 0;
    LookFailure failure = LookFailure::BrokenFrame;
    bool operator==(const NotLooked&) const = default;
};

/// The answer to NextPicture: a grey picture without gaps lies in the memory.
struct PictureDecoded {
    std::uint64_t number = 0; ///< in the film, from 0; those left out count
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint64_t milliseconds = 0; ///< since the film began; at most kMaxFrameMilliseconds
    bool operator==(const PictureDecoded&) const = default;
};

/// The other answer to NextPicture; none follows it.
struct FileOver {
    std::optional<SourceError> error; ///< none: it was shown to its end
    bool operator==(const FileOver&) const = default;
};

using WorkerMessage = std::variant<WorkerReady, Looked, NotLooked, PictureDecoded, FileOver>;

/// Nothing if a field is above its limit.
std::optional<WipedBytes> encodeLookJob(const LookJob& job);
/// The size of a frame and its bytes are within the limits; whether they fit each other is not checked.
Result<LookJob, ProtocolError> parseLookJob(ByteSpan packet) noexcept;

WipedBytes encodeNextPicture(const NextPicture& job);
Result<NextPicture, ProtocolError> parseNextPicture(ByteSpan packet) noexcept;

/// Nothing if a field is above its limit, or all together above kMaxPacketBytes.
std::optional<WipedBytes> encodeWorkerMessage(const WorkerMessage& message);
Result<WorkerMessage, ProtocolError> parseWorkerMessage(ByteSpan packet);

} // namespace carded::scanner
