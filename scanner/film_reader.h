// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "scanner/source_error.h"
#include "scanner/worker_protocol.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

struct AVCodecContext;
struct AVFormatContext;
struct AVFrame;
struct AVIOContext;
struct AVPacket;

namespace carded::scanner {

/// The pictures of a film in AVI, MP4, Matroska, WebM, MPEG or Ogg, of which FFmpeg reads the file itself and nothing
/// else: no thread, no other file, no address.
class FilmReader {
public:
    /// `fd` is a regular file; it must stay open as long as this lives.
    static Result<FilmReader, SourceError> open(int fd);
    FilmReader(FilmReader&& other) noexcept;
    FilmReader& operator=(FilmReader&& other) noexcept;
    FilmReader(const FilmReader&) = delete;
    FilmReader& operator=(const FilmReader&) = delete;
    ~FilmReader();

    /// Puts the luma of the next picture that is not earlier than `earliest` into `pixels`; nothing at the end of the
    /// film. After an error there is nothing more.
    Result<std::optional<PictureDecoded>, SourceError> next(std::span<std::uint8_t> pixels, const NextPicture& job);

private:
    struct Release {
        void operator()(AVIOContext* file) const noexcept;
        void operator()(AVFormatContext* film) const noexcept;
        void operator()(AVCodecContext* decoder) const noexcept;
        void operator()(AVPacket* packet) const noexcept;
        void operator()(AVFrame* frame) const noexcept;
    };

    FilmReader() = default;
    [[nodiscard]] std::optional<SourceError> openFilm(int fd);
    [[nodiscard]] std::optional<SourceError> openDecoder();
    [[nodiscard]] bool decode();
    [[nodiscard]] bool feed();
    [[nodiscard]] std::uint64_t timeOfFrame() const;

    std::unique_ptr<int> m_fd; ///< at a place that FFmpeg can keep
    std::unique_ptr<AVIOContext, Release> m_file;
    std::unique_ptr<AVFormatContext, Release> m_film;
    std::unique_ptr<AVCodecContext, Release> m_decoder;
    std::unique_ptr<AVPacket, Release> m_packet;
    std::unique_ptr<AVFrame, Release> m_frame;
    int m_stream = -1;
    double m_announcedFrames = 0;
    double m_framesPerSecond = 0;
    std::uint64_t m_frames = 0;
    std::uint64_t m_milliseconds = 0; ///< of the last frame
    int m_brokenPackets = 0;
};

} // namespace carded::scanner
