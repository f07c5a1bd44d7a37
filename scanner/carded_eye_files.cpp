// SPDX-License-Identifier: Apache-2.0
// carded-eye-files: decodes one picture file, film or portrait that carded-eye has opened. Without any right.
// Started by carded-eye, never by hand.
#include "base/quiet_crash.h"
#include "scanner/film_reader.h"
#include "scanner/grey_picture.h"
#include "scanner/message_outlet.h"
#include "scanner/portrait.h"
#include "scanner/restrict_process.h"
#include "scanner/shared_memory.h"
#include "scanner/worker_link.h"
#include "scanner/worker_port.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cerrno>
#include <span>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace carded::scanner {

namespace {

/// What descriptor 0 gives, up to `most` bytes.
Bytes readInput(std::size_t most)
{
    Bytes file(most);
    std::size_t have = 0;
    while (have < file.size()) {
        const ssize_t got = ::read(STDIN_FILENO, file.data() + have, file.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    file.resize(have);
    return file;
}

std::size_t sizeOfInput() noexcept
{
    struct stat status = {};
    return ::fstat(STDIN_FILENO, &status) == 0 && status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

/// Nothing if none is wanted any more.
std::optional<NextPicture> nextJob(const WorkerPort& port)
{
    const auto packet = port.receive();
    const auto job = packet ? parseNextPicture(*packet) : fail(ProtocolError::WrongLength);
    return job ? std::optional(*job) : std::nullopt;
}

int runPicture(const WorkerPort& port, std::span<std::uint8_t> pixels)
{
    const std::size_t size = std::min(sizeOfInput(), kMaxPictureBytes);
    warmUpPictureCodecs();
    if (!restrictProcess(WorkerNeed::Nothing) || !port.send(WorkerReady{}) || !nextJob(port)) {
        return 1;
    }
    const auto frame = decodeGreyPicture(readInput(size));
    if (!frame) {
        return port.send(FileOver{frame.error()}) ? 0 : 1;
    }
    std::copy(frame->luma.begin(), frame->luma.end(), pixels.begin()); // no more than kMaxPicturePixels
    const PictureDecoded decoded{0, static_cast<std::uint32_t>(frame->width), static_cast<std::uint32_t>(frame->height),
                                 0};
    return port.send(decoded) && nextJob(port) && port.send(FileOver{}) ? 0 : 1;
}

/// The next picture, or that there is none.
WorkerMessage nextOf(FilmReader& film, std::span<std::uint8_t> pixels, const NextPicture& job)
{
    const auto picture = film.next(pixels, job);
    if (!picture) {
        return FileOver{picture.error()};
    }
    return *picture ? WorkerMessage(**picture) : FileOver{};
}

int playFilm(const WorkerPort& port, FilmReader& film, std::span<std::uint8_t> pixels, std::optional<NextPicture> job)
{
    for (; job; job = nextJob(port)) {
        const WorkerMessage answer = nextOf(film, pixels, *job);
        if (!port.send(answer)) {
            return 1;
        }
        if (std::holds_alternative<FileOver>(answer)) {
            return 0;
        }
    }
    return 1;
}

int runFilm(const WorkerPort& port, std::span<std::uint8_t> pixels)
{
    if (!restrictProcess(WorkerNeed::Seeking) || !port.send(WorkerReady{})) {
        return 1;
    }
    const auto job = nextJob(port);
    if (!job) {
        return 1;
    }
    auto film = FilmReader::open(STDIN_FILENO);
    return film ? playFilm(port, *film, pixels, job) : (port.send(FileOver{film.error()}) ? 0 : 1);
}

/// Answers carded-eye's parent itself, in its protocol.
int runPortrait()
{
    const MessageOutlet outlet(kMessagesFd);
    warmUpPictureCodecs();
    if (!restrictProcess(WorkerNeed::Nothing) || !outlet.send(Hello{})) {
        return 1;
    }
    auto portrait = decodePortrait(readInput(kMaxPortraitBytes + 1));
    const bool isSent =
        portrait ? outlet.send(PortraitDecoded{std::move(*portrait)}) : outlet.send(PortraitFailed{portrait.error()});
    return isSent ? 0 : 1;
}

int run(std::string_view what)
{
    cv::setNumThreads(1); // a thread is a right too
    if (what == "--portrait") {
        return runPortrait();
    }
    auto memory = SharedMemory::mapForWriting(kWorkerMemoryFd, kFrameMemoryBytes);
    if (!memory) {
        return 2;
    }
    const WorkerPort port(kWorkerSocketFd);
    if (what == "--picture") {
        return runPicture(port, memory->writable());
    }
    return what == "--film" ? runFilm(port, memory->writable()) : 2;
}

} // namespace

} // namespace carded::scanner

int main(int argc, char** argv)
{
    carded::crashQuietly();
    // The libraries' last acts would need rights that are gone.
    ::_exit(carded::scanner::run(argc == 2 ? argv[1] : ""));
}
