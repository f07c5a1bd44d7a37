// SPDX-License-Identifier: Apache-2.0
#include "scanner/film_reader.h"

#include "scanner/film_luma.h"
#include "scanner/picture_limits.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

/// A playlist would let a film name other files and addresses.
constexpr const char* kFormats = "avi,mov,mp4,matroska,webm,mpeg,mpegts,ogg";
constexpr int kFileBufferBytes = 32768;
constexpr double kAssumedFramesPerSecond = 25; // for a film that does not say
/// So many packets that cannot be decoded may come in one film.
constexpr int kMaxBrokenPackets = 512;

int readFile(void* fd, std::uint8_t* buffer, int size)
{
    const ssize_t got = ::read(*static_cast<const int*>(fd), buffer, static_cast<std::size_t>(size));
    if (got < 0) {
        return AVERROR(errno);
    }
    return got == 0 ? AVERROR_EOF : static_cast<int>(got);
}

std::int64_t seekFile(void* opaque, std::int64_t offset, int whence)
{
    const int fd = *static_cast<const int*>(opaque);
    if (whence != AVSEEK_SIZE) {
        return ::lseek(fd, offset, whence & ~AVSEEK_FORCE);
    }
    const off_t here = ::lseek(fd, 0, SEEK_CUR);
    const off_t size = ::lseek(fd, 0, SEEK_END);
    return ::lseek(fd, here, SEEK_SET) == here ? size : AVERROR(EIO);
}

int refuseToOpen(AVFormatContext* /*film*/, AVIOContext** /*file*/, const char* /*address*/, int /*flags*/,
                 AVDictionary** /*options*/)
{
    return AVERROR(EPERM);
}

/// As the header announces it; an estimate if it gives but a duration.
double announcedFrames(const AVFormatContext& film, const AVStream& stream, double framesPerSecond)
{
    if (stream.nb_frames > 0) {
        return static_cast<double>(stream.nb_frames);
    }
    return film.duration > 0 ? static_cast<double>(film.duration) / AV_TIME_BASE * framesPerSecond : 0;
}

} // namespace

void FilmReader::Release::operator()(AVIOContext* file) const noexcept
{
    av_freep(static_cast<void*>(&file->buffer)); // FFmpeg may have exchanged it
    avio_context_free(&file);
}

void FilmReader::Release::operator()(AVFormatContext* film) const noexcept
{
    avformat_close_input(&film);
}

void FilmReader::Release::operator()(AVCodecContext* decoder) const noexcept
{
    avcodec_free_context(&decoder);
}

void FilmReader::Release::operator()(AVPacket* packet) const noexcept
{
    av_packet_free(&packet);
}

void FilmReader::Release::operator()(AVFrame* frame) const noexcept
{
    av_frame_free(&frame);
}

FilmReader::FilmReader(FilmReader&& other) noexcept = default;
FilmReader& FilmReader::operator=(FilmReader&& other) noexcept = default;
FilmReader::~FilmReader() = default;

Result<FilmReader, SourceError> FilmReader::open(int fd)
{
    av_log_set_level(AV_LOG_QUIET);
    FilmReader reader;
    auto error = reader.openFilm(fd);
    if (!error) {
        error = reader.openDecoder();
    }
    if (error) {
        return fail(*error);
    }
    return reader;
}

std::optional<SourceError> FilmReader::openFilm(int fd)
{
    m_fd = std::make_unique<int>(fd);
    auto* buffer = static_cast<unsigned char*>(av_malloc(kFileBufferBytes));
    m_file.reset(avio_alloc_context(buffer, kFileBufferBytes, 0, m_fd.get(), readFile, nullptr, seekFile));
    AVFormatContext* film = avformat_alloc_context();
    m_packet.reset(av_packet_alloc());
    m_frame.reset(av_frame_alloc());
    if (!m_file || film == nullptr || !m_packet || !m_frame) {
        return SourceError::DecoderFailed;
    }
    film->pb = m_file.get();
    film->flags |= AVFMT_FLAG_CUSTOM_IO;
    film->format_whitelist = av_strdup(kFormats);
    film->io_open = refuseToOpen;
    if (avformat_open_input(&film, "", nullptr, nullptr) < 0) { // frees it, then
        return SourceError::NotAVideo;
    }
    m_film.reset(film);
    return avformat_find_stream_info(film, nullptr) < 0 ? std::optional(SourceError::NotAVideo) : std::nullopt;
}

std::optional<SourceError> FilmReader::openDecoder()
{
    const AVCodec* codec = nullptr;
    m_stream = av_find_best_stream(m_film.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &codec, 0);
    if (m_stream < 0 || codec == nullptr) {
        return SourceError::NotAVideo;
    }
    AVStream& stream = *m_film->streams[m_stream];
    const auto pixels = std::int64_t{stream.codecpar->width} * stream.codecpar->height;
    if (pixels > static_cast<std::int64_t>(kMaxPicturePixels)) {
        return SourceError::TooManyPixels;
    }
    m_decoder.reset(avcodec_alloc_context3(codec));
    if (!m_decoder || avcodec_parameters_to_context(m_decoder.get(), stream.codecpar) < 0) {
        return SourceError::DecoderFailed;
    }
    m_decoder->thread_count = 1;
    m_decoder->max_pixels = static_cast<std::int64_t>(kMaxPicturePixels);
    m_decoder->pkt_timebase = stream.time_base;
    if (avcodec_open2(m_decoder.get(), codec, nullptr) < 0) {
        return SourceError::NotAVideo;
    }
    const double announced = av_q2d(av_guess_frame_rate(m_film.get(), &stream, nullptr));
    m_framesPerSecond =
        std::isfinite(announced) && announced >= 1 && announced <= 1000 ? announced : kAssumedFramesPerSecond;
    m_announcedFrames = announcedFrames(*m_film, stream, m_framesPerSecond);
    return std::nullopt;
}

/// Gives the decoder the film's next packet, at last the end. False when nothing more can be given.
bool FilmReader::feed()
{
    while (true) {
        const int read = av_read_frame(m_film.get(), m_packet.get());
        if (read < 0) {
            return avcodec_send_packet(m_decoder.get(), nullptr) >= 0;
        }
        const bool isOurs = m_packet->stream_index == m_stream;
        const bool isTaken = isOurs && avcodec_send_packet(m_decoder.get(), m_packet.get()) >= 0;
        av_packet_unref(m_packet.get());
        if (isTaken) {
            return true;
        }
        if (isOurs && ++m_brokenPackets > kMaxBrokenPackets) {
            return false;
        }
    }
}

/// False at the end.
bool FilmReader::decode()
{
    while (true) {
        const int received = avcodec_receive_frame(m_decoder.get(), m_frame.get());
        if (received >= 0) {
            return true;
        }
        const bool isBroken = received != AVERROR(EAGAIN) && received != AVERROR_EOF;
        if (received == AVERROR_EOF || (isBroken && ++m_brokenPackets > kMaxBrokenPackets) || !feed()) {
            return false;
        }
    }
}

std::uint64_t FilmReader::timeOfFrame() const
{
    const AVStream& stream = *m_film->streams[m_stream];
    const double counted = 1000.0 * static_cast<double>(m_frames) / m_framesPerSecond;
    double time = counted;
    if (m_frame->best_effort_timestamp != AV_NOPTS_VALUE) {
        const double start = stream.start_time == AV_NOPTS_VALUE ? 0 : static_cast<double>(stream.start_time);
        const double told =
            1000.0 * av_q2d(stream.time_base) * (static_cast<double>(m_frame->best_effort_timestamp) - start);
        time = std::isfinite(told) && told > 0 && told < 1e12 ? told : counted;
    }
    return std::max(m_milliseconds, static_cast<std::uint64_t>(time));
}

Result<std::optional<PictureDecoded>, SourceError> FilmReader::next(std::span<std::uint8_t> pixels,
                                                                    const NextPicture& job)
{
    do {
        if (!decode()) {
            const bool isShort = static_cast<double>(m_frames) < m_announcedFrames * 0.95 - 2;
            if (m_frames == 0 || isShort) {
                return fail(m_frames == 0 ? SourceError::NotAVideo : SourceError::BrokenVideo);
            }
            return std::nullopt;
        }
        m_milliseconds = timeOfFrame();
        ++m_frames;
    } while (m_milliseconds < job.earliest);
    if (!copyLuma(*m_frame, pixels)) {
        return fail(m_frames == 1 ? SourceError::NotAVideo : SourceError::BrokenVideo);
    }
    return std::optional(PictureDecoded{m_frames - 1, static_cast<std::uint32_t>(m_frame->width),
                                        static_cast<std::uint32_t>(m_frame->height), m_milliseconds});
}

} // namespace carded::scanner
